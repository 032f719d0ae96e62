import FormText

/// A full submission as EDGAR keeps it: a header, then documents, the form's one of them as XML.
enum Submission {
    /// The XML of the first document that is `ownershipDocument`, where the bytes are a submission with one.
    ///
    /// Submissions of 2003 to 2006 are cut at a width, tags included: lines are put together again where a tag
    /// goes on in the next line, and where a line has the full width, of 1,023 characters or less.
    static func ownershipXML(in bytes: [UInt8]) -> [UInt8]? {
        guard isSubmission(bytes) else { return nil }
        var start = 0
        while let open = bytes.position(of: "<XML>", from: start) {
            let end = bytes.position(of: "</XML>", from: open) ?? bytes.count
            let content = bytes[(open + 5)..<end]
            if content.position(of: "<ownershipDocument", from: content.startIndex) != nil {
                return joined(content)
            }
            start = end
        }
        return nil
    }

    /// How many lines stand before the XML that was taken out; `nil` where lines were put together.
    static func lineOffset(of xml: [UInt8], in bytes: [UInt8]) -> Int? {
        var start = 0
        while let open = bytes.position(of: "<XML>", from: start) {
            let end = bytes.position(of: "</XML>", from: open) ?? bytes.count
            let content = bytes[(open + 5)..<end].drop(while: isSpace)
            if content.position(of: "<ownershipDocument", from: content.startIndex) != nil {
                func lines(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 == 0x0A } }
                return lines(content) == lines(xml[...]) ? lines(bytes[..<content.startIndex]) : nil
            }
            start = end
        }
        return nil
    }

    /// Whether a submission's own marks stand near the beginning.
    private static func isSubmission(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(32)
        let isDocument = head.starts(with: "<?xml".utf8) || head.starts(with: "<ownershipDocument".utf8)
        return !isDocument && SubmissionText.start(in: bytes) != nil
    }

    /// The width at which lines were cut: that of all lines that end inside a tag, where no line is longer.
    private static func cutWidth(of content: ArraySlice<UInt8>) -> Int {
        var isInTag = false
        var (width, widest) = (0, 0)
        var cut: Set<Int> = []
        for byte in content where byte != 0x0D {
            switch byte {
            case 0x0A:
                if isInTag { cut.insert(width) }
                widest = max(widest, width)
                width = -1
            case UInt8(ascii: "<"): isInTag = true
            case UInt8(ascii: ">"): isInTag = false
            default: break
            }
            width += 1
        }
        return cut.count == 1 && cut.first == widest ? widest : usualCutWidth
    }

    private static let usualCutWidth = 1023

    private static func joined(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var xml: [UInt8] = []
        xml.reserveCapacity(content.count)
        let cutWidth = cutWidth(of: content.drop(while: isSpace))
        var isInTag = false
        var width = 0
        for byte in content.drop(while: isSpace) {
            switch byte {
            case 0x0D: continue
            case 0x0A:
                if !isInTag, width < cutWidth { xml.append(byte) }
                width = 0
                continue
            case UInt8(ascii: "<"): isInTag = true
            case UInt8(ascii: ">"): isInTag = false
            default: break
            }
            xml.append(byte)
            width += 1
        }
        return xml
    }
}
