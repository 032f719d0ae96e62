public import OwnershipModel

extension [Finding] {
    /// A document beyond this has no columns: no real one comes near, and a hostile one would take long.
    private static var largestWithColumns: Int { 1 << 20 }

    /// The findings about a document with the places of what their paths name in its XML.
    ///
    /// A finding about what stands beside the elements (a comment, stray text) keeps the line that it has.
    public func placed(in xml: [UInt8]) -> [Finding] {
        guard !isEmpty, xml.count <= Self.largestWithColumns, !xml.isWide else { return self }
        let source = SourceElements(of: xml)
        var ranges: [(index: Int, range: Range<Int>)] = []
        for (index, finding) in enumerated() where !finding.isBesideElements {
            guard let path = finding.path, let range = source.range(of: path, onLine: finding.place?.line)
            else { continue }
            ranges.append((index, range))
        }
        let positions = LineCount(
            xml, positions: ranges.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
        var findings = self
        for (index, range) in ranges {
            let (start, end) = (positions[range.lowerBound], positions[range.upperBound])
            findings[index].place = Place(
                line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
        }
        return findings
    }
}

extension Finding {
    /// Whether the path is only that of the element in which something stands.
    fileprivate var isBesideElements: Bool {
        kind == .commentDropped || kind == .processingInstructionDropped || kind == .strayText
    }
}

extension [UInt8] {
    /// Whether the text is in UTF-16 or UTF-32, where a character's bytes are not its own.
    fileprivate var isWide: Bool {
        prefix(4).contains(0) || starts(with: [0xFE, 0xFF]) || starts(with: [0xFF, 0xFE])
    }

    /// Whether the XML declaration names an encoding of one byte a character.
    fileprivate var isSingleByte: Bool {
        let head = String(decoding: prefix(120), as: UTF8.self).lowercased()
        guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>") else { return false }
        let declaration = head[..<end.lowerBound]
        return declaration.contains("encoding") && !declaration.contains("utf-8")
    }
}

/// Lines and columns, from 1, of some positions; columns count characters.
private struct LineCount {
    private var places: [Int: (line: Int, column: Int)] = [:]

    init(_ bytes: [UInt8], positions: [Int]) {
        let countsBytes = bytes.isSingleByte
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var (line, column) = (1, 1)
        for wanted in positions.sorted() {
            while position < wanted {
                if bytes[position] == UInt8(ascii: "\n") {
                    line += 1
                    column = 1
                } else if countsBytes || bytes[position] & 0xC0 != 0x80 {
                    column += 1
                }
                position += 1
            }
            places[wanted] = (line, column)
        }
    }

    subscript(position: Int) -> (line: Int, column: Int) { places[position] ?? (1, 1) }
}
