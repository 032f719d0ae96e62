import FormText
import OwnershipModel

/// Finds the signatures of a typed page.
///
/// A name stands above "Signature of Reporting Person" or below it, its date beside it, or on a line of its own,
/// which `Date` may stand before or below. `By:` and the signer's capacity belong to the name.
struct TypedSignatures {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    /// - Parameters:
    ///   - start: the line of the last section's caption.
    ///   - caption: the line of the last signature's caption; `end` where there is none.
    ///   - end: behind the form's last line.
    func read(from start: Int, caption: Int, before end: Int) -> (signatures: [Signature], lines: Set<Int>) {
        var found = read(start + 1..<max(start + 1, caption))
        if found.signatures.isEmpty, let name = name(above: caption, from: start + 1) {
            found = name
        } else if found.signatures.isEmpty, caption < end {
            found = read(caption + 1..<end, isBelowCaption: true)
        } else if caption < end, let last = found.signatures.indices.last,
            found.signatures[last].date == nil,
            let (date, line) = dateLine(in: caption..<min(caption + 5, end))
        {
            found.signatures[last].date = date
            found.lines.insert(line)
        }
        return found
    }

    /// A name without `/s/` that stands alone above the caption, its date on a line of its own below.
    private func name(above caption: Int, from first: Int) -> (signatures: [Signature], lines: Set<Int>)? {
        guard let line = (first..<max(first, caption)).last(where: { !texts($0).isEmpty }),
            context.page.lines[line].isAfterBlank, texts(line).count == 1, isName(texts(line)),
            let (date, dateLine) = dateLine(in: caption..<min(caption + 5, context.outline.lines.count))
        else { return nil }
        return ([Signature(name: context.located(texts(line)), date: date)], [line, dateLine])
    }

    private func read(_ lines: Range<Int>, isBelowCaption: Bool = false) -> (
        signatures: [Signature], lines: Set<Int>
    ) {
        var signatures: [Signature] = []
        var used: Set<Int> = []
        for line in lines {
            let pieces = texts(line)
            guard !pieces.isEmpty else { continue }
            let (names, date) = parted(pieces)
            if names.contains(where: isSigned)
                || isBelowCaption && signatures.isEmpty && date == nil && isName(names)
            {
                // The company for which the signature is.
                let company = startsWithBy(names[0]) ? company(above: line, lines, used) : line..<line
                let parts = company.flatMap(texts) + names
                signatures.append(Signature(name: context.located(parts), date: date))
                used.formUnion(company.lowerBound...line)
            } else if let last = signatures.indices.last {
                if signatures[last].date == nil, names.isEmpty, let date {
                    signatures[last].date = date
                    used.insert(line)
                } else if used.contains(line - 1), isName(names), !isBelowCaption {
                    // The name in print, the capacity of the one who signs.
                    signatures[last].name = context.located(signatures[last].name.ranges + names)
                    if signatures[last].date == nil { signatures[last].date = date }
                    used.insert(line)
                }
            }
        }
        guard signatures.isEmpty, !isBelowCaption, let last = lines.last(where: { !texts($0).isEmpty }) else {
            return (signatures, used)
        }
        // No `/s/`: what stands right above the caption, where a date stands beside it.
        let (names, date) = parted(texts(last))
        guard let date, isName(names) else { return ([], []) }
        return ([Signature(name: context.located(names), date: date)], [last])
    }

    /// The lines above a signature `By:` someone that name the company, and those by whom it signs: all of a paragraph,
    /// or of the signature's own what stands above it.
    private func company(above line: Int, _ lines: Range<Int>, _ used: Set<Int>) -> Range<Int> {
        var top = line
        repeat {
            guard lines.contains(top - 1), !used.contains(top - 1), isName(texts(top - 1)) else {
                // A text that is more than names is none of the signature's.
                return context.page.lines[line].isAfterBlank ? line..<line : top..<line
            }
            top -= 1
        } while !context.page.lines[top].isAfterBlank
        return top..<line
    }

    private func texts(_ line: Int) -> [Range<Int>] {
        context.outline.pieces[context.outline.lines[line]].filter(\.isText).map(\.range)
            .filter { !Vocabulary.isOfForm(context.text, $0) || date($0) != nil }
    }

    /// The parts of a line that are a name, and its date.
    func parted(_ texts: [Range<Int>]) -> (names: [Range<Int>], date: LocatedDate?) {
        var names = texts
        guard let last = texts.last else { return ([], nil) }
        if let date = date(last) {
            names.removeLast()
            if let before = names.last, isDateWord(before) { names.removeLast() }
            return (names, date)
        }
        // One blank before the date.
        var start = last.upperBound
        while start > last.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        if start > last.lowerBound, let date = DateValue.read(context.text, start..<last.upperBound) {
            names[names.count - 1] = context.trimmed(last.lowerBound..<start)
            return (names, LocatedDate(date: date, range: start..<last.upperBound))
        }
        return (names, nil)
    }

    private func date(_ range: Range<Int>) -> LocatedDate? {
        var start = range.lowerBound
        if let colon = context.text[range].firstIndex(of: UInt8(ascii: ":")),
            isDateWord(range.lowerBound..<colon)
        {
            start = colon + 1
        }
        let value = context.trimmed(start..<range.upperBound)
        return (DateValue.read(context.text, value) ?? WrittenDate.read(context.text, value)).map {
            LocatedDate(date: $0, range: value)
        }
    }

    /// `Date`, `Dated`.
    private func isDateWord(_ range: Range<Int>) -> Bool {
        let letters = context.text[range].filter(isLetter).map(lowercased)
        return letters.elementsEqual("date".utf8) || letters.elementsEqual("dated".utf8)
    }

    private func dateLine(in lines: Range<Int>) -> (LocatedDate, Int)? {
        for line in lines {
            let texts = texts(line)
            if texts.count == 1, let date = date(texts[0]) { return (date, line) }
        }
        return nil
    }

    /// Whether a text says that it is signed: `/s/ Jane Doe`, `By: /s/ Jane Doe`.
    private func isSigned(_ range: Range<Int>) -> Bool {
        context.text[range].indices.dropLast(2).contains { index in
            context.text[index] == UInt8(ascii: "/")
                && lowercased(context.text[index + 1]) == UInt8(ascii: "s")
                && context.text[index + 2] == UInt8(ascii: "/")
        }
    }

    private func startsWithBy(_ range: Range<Int>) -> Bool {
        context.text[range].prefix(3).map(lowercased).elementsEqual("by:".utf8)
    }

    /// Whether texts can be a name: letters, and no more of them than a line has.
    private func isName(_ ranges: [Range<Int>]) -> Bool {
        !ranges.isEmpty
            && ranges.allSatisfy { range in
                isLetter(context.text[range.lowerBound]) && range.count < 60
                    && context.text[range].last != UInt8(ascii: ":")
                    && !context.text[range].contains(where: isDigit)
            }
    }
}
