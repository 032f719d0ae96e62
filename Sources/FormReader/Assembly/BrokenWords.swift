import FormText
import OwnershipModel

/// Words with blanks in them: of letters that a PDF moves together each part may come out as a word of its own.
extension Assembler {
    /// Doubts every text of several words where the form's own words are broken so.
    mutating func findBrokenWords() {
        let mayBeBroken = context.page.layout == .plain || context.page.layout == .columns
        // `(Month/Day/Year)` stands in every form.
        guard mayBeBroken, context.page.text.position(of: "Y ear)", from: 0) != nil else { return }
        for field in fields where field.how != .supplied && field.value.utf8.contains(UInt8(ascii: " ")) {
            find(
                .wordsBroken, "'\(field.value)' may have blanks inside its words", group: field.group,
                path: field.path, at: field.range)
        }
    }
}

extension Assembler {
    /// Puts right the words of a signature into which a converter has put a blank, or doubts it.
    ///
    /// In emphasised words one prints a blank before the first sign that the page has as an entity: `_Ann O 'Brien_`,
    /// `_AT &T Corp_`. The form's other texts are not emphasised, and tell.
    mutating func mendEmphasizedNames() {
        guard context.page.layout == .markdown else { return }
        for index in fields.indices {
            guard case .ownerSignature = fields[index].group, fields[index].path == "signatureName" else {
                continue
            }
            let field = fields[index]
            guard let range = field.range, range.lowerBound > 0,
                context.text[range.lowerBound - 1] == UInt8(ascii: "_"),
                let broken = BrokenWord(field.value)
            else { continue }
            let isKnown = hasWord(broken.word)
            guard isKnown || broken.isOfName else {
                find(
                    .wordsBroken, "'\(field.value)' may have a blank inside a word", group: field.group,
                    path: field.path, at: range)
                continue
            }
            replace(index, with: broken.mended, because: .blankBeforeSign)
            find(
                .wordsBroken, "read '\(field.value)' as '\(broken.mended)'", severity: isKnown ? .note : nil,
                group: field.group, path: field.path, at: range)
        }
    }

    /// Whether a word, given in small letters, stands in the text.
    private func hasWord(_ word: [UInt8]) -> Bool {
        let text = context.text
        return text.indices.dropLast(word.count).contains { start in
            lowercased(text[start]) == word[0] && (start == 0 || !isLetter(text[start - 1]))
                && text[start...].lazy.map(lowercased).starts(with: word)
                && !isLetter(text[start + word.count])
        }
    }
}

/// A word with a blank before the sign inside it.
private struct BrokenWord {
    /// It without the blank, in small letters.
    let word: [UInt8]
    /// The text without the blank.
    let mended: String
    /// Whether it begins as names do: `O'`, `D'`.
    let isOfName: Bool

    init?(_ value: String) {
        let text = Array(value.utf8)
        let blank = text.indices.dropFirst().dropLast(2).first { index in
            text[index] == 0x20 && "'&".utf8.contains(text[index + 1]) && isLetter(text[index - 1])
                && isLetter(text[index + 2])
        }
        // `Ann 'Nan' Lee`
        guard let blank, !isQuoted(text[(blank + 1)...]) else { return nil }
        let start = text[..<blank].lastIndex { !isLetter($0) }.map { $0 + 1 } ?? 0
        let end = text[(blank + 2)...].firstIndex { !isLetter($0) } ?? text.count
        word = (text[start..<blank] + text[(blank + 1)..<end]).map(lowercased)
        mended = String(decoding: text[..<blank] + text[(blank + 1)...], as: UTF8.self)
        isOfName = blank == start + 1 && text[blank + 1] == UInt8(ascii: "'")
    }
}

/// Whether a text begins with a word in quotes.
private func isQuoted(_ text: ArraySlice<UInt8>) -> Bool {
    text.dropFirst().drop(while: isLetter).first == UInt8(ascii: "'")
}

extension Reason {
    fileprivate static let blankBeforeSign = Reason(
        "a converter puts a blank before such a sign in emphasised words")
}
