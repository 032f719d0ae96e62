/// Writes plainly what a text writes in other ways: superscripts, escapes, formulas, blanks of every kind.
///
/// A note's number becomes `(1)` whatever it was (`⁽¹⁾`, `¹`, `^(1)`, `$^{(1)}$`); a ticked box becomes `[X]`.
/// Letters that merely look alike (a Greek Α) stay: to read them as another letter is a repair, and said.
struct Notation {
    private let source: [UInt8]
    private var position: Int
    private let end: Int

    private init(_ source: [UInt8], _ range: Range<Int>) {
        self.source = source
        position = range.lowerBound
        end = range.upperBound
    }

    /// Appends `range` of `source` to `builder` in plain notation.
    static func append(_ source: [UInt8], _ range: Range<Int>, to builder: inout TextBuilder) {
        var notation = Notation(source, range)
        notation.run(&builder)
    }

    /// Which bytes may start a notation.
    @inline(__always)
    private static func specials(_ bytes: EightBytes) -> UInt64 {
        // `$` and `&`, and `\` and `^`, differ by one bit.
        bytes.beyondASCII | bytes.equal(UInt8(ascii: "$"), besides: 2)
            | bytes.equal(UInt8(ascii: "\\"), besides: 2)
            | bytes.equal(UInt8(ascii: "<")) | bytes.equal(UInt8(ascii: "["))
    }

    private mutating func run(_ builder: inout TextBuilder) {
        while position < end {
            let next = source.withUnsafeBufferPointer { $0.end(from: position, before: end, Self.specials) }
            builder.append(source[position..<next], from: position)
            position = next
            guard position < end else { return }
            switch source[position] {
            case UInt8(ascii: "\\"): appendEscape(&builder)
            case UInt8(ascii: "$"): appendFormula(&builder)
            case UInt8(ascii: "^"): appendRaised(&builder)
            case UInt8(ascii: "<"): appendInlineTag(&builder)
            case UInt8(ascii: "&"): appendEntity(&builder)
            case UInt8(ascii: "[") where isTickedBox:
                appendBox("[X]", 3, &builder)
                position += 3
            case UInt8(ascii: "["): appendLink(&builder)
            default: appendScalar(&builder)
            }
        }
    }

    private func peek(_ distance: Int) -> UInt8 {
        position + distance < end ? source[position + distance] : 0
    }

    private mutating func copy(_ builder: inout TextBuilder) {
        builder.append(source[position], from: position)
        position += 1
    }

    /// `\$` is `$`; `\mathbf{V}` is `V`; `\boxtimes` is a ticked box.
    private mutating func appendEscape(_ builder: inout TextBuilder) {
        let next = peek(1)
        if isLetter(next) {
            var name = position + 1
            while name < end, isLetter(source[name]) { name += 1 }
            if name < end, source[name] == UInt8(ascii: "{") {
                position = name + 1
                while position < end, source[position] != UInt8(ascii: "}"), source[position] != 0x0A {
                    copy(&builder)
                }
                if position < end, source[position] == UInt8(ascii: "}") { position += 1 }
                return
            }
            let command = source[position + 1..<name].lazy.map(lowercased)
            let isTicked = command.elementsEqual("boxtimes".utf8)
            if isTicked || command.elementsEqual("square".utf8) {
                appendBox(isTicked ? "[X]" : "[ ]", name - position, &builder)
                position = name
                return
            }
        } else if next > 0x20, next < 0x7F, !isDigit(next), next != UInt8(ascii: "\\") {
            position += 1
        }
        copy(&builder)
    }

    /// `$S^{(1)}$` is `S(1)`; a `$` that opens no formula is money. A formula has no blanks inside.
    private mutating func appendFormula(_ builder: inout TextBuilder) {
        var close = position + 1
        var isFormula = false
        while close < end, close - position < 80, !isSpace(source[close]) || close == position + 1 {
            if source[close] == UInt8(ascii: "\\"), close + 1 < end, source[close + 1] == UInt8(ascii: "$") {
                break
            }
            if source[close] == UInt8(ascii: "$") { break }
            if source[close] == UInt8(ascii: "^") || source[close] == UInt8(ascii: "\\") { isFormula = true }
            close += 1
        }
        guard isFormula, close < end, source[close] == UInt8(ascii: "$") else { return copy(&builder) }
        position += 1
        var inner = Notation(source, position..<close)
        inner.run(&builder)
        position = close + 1
    }

    /// `^(1)`, `^{(1)}`, `^{1}` and `^1` are `(1)`; `^(*)` is a star.
    private mutating func appendRaised(_ builder: inout TextBuilder) {
        let start = position
        position += 1
        if matches("(*)") {
            builder.append(UInt8(ascii: "*"), from: position + 1)
            position += 3
            return
        }
        // `^\*^`
        if matches("\\*") { position += 1 }
        let isBraced = peek(0) == UInt8(ascii: "{")
        if isBraced { position += 1 }
        let isBare = isDigit(peek(0))
        if !isBare, !isBraced, peek(0) != UInt8(ascii: "("), peek(0) != UInt8(ascii: "*") {
            return builder.append(source[start], from: start)
        }
        if isBare { builder.append(UInt8(ascii: "("), from: start) }
        while position < end, source[position] != 0x0A {
            let byte = source[position]
            if isBraced ? byte == UInt8(ascii: "}") : isBare && !isDigit(byte) { break }
            copy(&builder)
            if !isBraced, !isBare, byte == UInt8(ascii: ")") || byte == UInt8(ascii: "*") { break }
        }
        if isBare { builder.append(UInt8(ascii: ")"), from: position - 1) }
        // Pandoc closes what is raised as it opens it: `^(1)^`.
        if isBraced ? peek(0) == UInt8(ascii: "}") : peek(0) == UInt8(ascii: "^") { position += 1 }
    }

    /// `[Acme Corp](https://example.com)` is `Acme Corp`, with a link; `[]{#F1}` is Pandoc's mark of a place, and unseen.
    private mutating func appendLink(_ builder: inout TextBuilder) {
        let line = source[position..<min(end, position + 400)].prefix { $0 != 0x0A }
        guard let close = line.firstIndex(of: UInt8(ascii: "]")), close + 2 < line.endIndex else {
            return copy(&builder)
        }
        if close == position + 1, source[close + 1] == UInt8(ascii: "{"),
            source[close + 2] == UInt8(ascii: "#"),
            let mark = line[close...].firstIndex(of: UInt8(ascii: "}"))
        {
            position = mark + 1
            return
        }
        guard source[close + 1] == UInt8(ascii: "("),
            "/h#".utf8.contains(lowercased(source[close + 2])),
            let target = line[close...].firstIndex(of: UInt8(ascii: ")")),
            !line[close..<target].contains(UInt8(ascii: " "))
        else { return copy(&builder) }
        var inner = Notation(source, position + 1..<close)
        builder.appendLink(from: builder.text.count, to: source[close + 2..<target])
        inner.run(&builder)
        position = target + 1
    }

    /// Tags that only tell how text looks.
    private static let looks: [StaticString] = [
        "<u>", "</u>", "<b>", "</b>", "<i>", "</i>", "<em>", "</em>", "<strong>", "</strong>", "</span>",
    ]

    /// `<br>` is a break inside a cell, `<sup>1</sup>` a raised number; of tags that tell how text looks nothing is
    /// left, others stay as they are.
    private mutating func appendInlineTag(_ builder: inout TextBuilder) {
        if matches("<br>") || matches("<br/>") || matches("<br />") {
            builder.append(Page.lineBreak, from: position)
            while source[position] != UInt8(ascii: ">") { position += 1 }
            position += 1
        } else if matches("<sup>") {
            position += 5
            let isBare = isDigit(peek(0))
            if isBare { builder.append(UInt8(ascii: "("), from: position) }
            while position < end, source[position] != UInt8(ascii: "<"), source[position] != 0x0A {
                source[position] == UInt8(ascii: "\\") ? appendEscape(&builder) : copy(&builder)
            }
            if isBare { builder.append(UInt8(ascii: ")"), from: position - 1) }
            if matches("</sup>") { position += 6 }
        } else if let tag = Self.looks.first(where: matches) {
            position += tag.utf8CodeUnitCount
        } else {
            copy(&builder)
        }
    }

    /// `&amp;` is `&`, in Markdown and text as in HTML.
    private mutating func appendEntity(_ builder: inout TextBuilder) {
        guard let semicolon = source[position..<min(end, position + 12)].firstIndex(of: UInt8(ascii: ";")),
            let decoded = decodeEntity(source[position + 1..<semicolon])
        else { return copy(&builder) }
        builder.append(decoded, from: position)
        position = semicolon + 1
    }

    private func matches(_ tag: StaticString) -> Bool {
        let length = tag.utf8CodeUnitCount
        guard position + length <= end else { return false }
        return tag.withUTF8Buffer { bytes in
            bytes.indices.allSatisfy { lowercased(source[position + $0]) == bytes[$0] }
        }
    }

    /// A scalar beyond ASCII: blanks, superscripts, ligatures and boxes are written plainly.
    private mutating func appendScalar(_ builder: inout TextBuilder) {
        var (scalar, length) = scalar(at: position)
        let misencoded = MisencodedLetter(source[..<end], at: position, first: scalar)
        if let misencoded { (scalar, length) = (misencoded.scalar, misencoded.length) }
        defer { position += length }
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            builder.append(UInt8(ascii: " "), from: position)
        case _ where isUnseen(scalar): break
        case 0xC2 where position + length < end && self.scalar(at: position + length).scalar == 0xA0:
            break  // what a no-break space becomes when UTF-8 is read as Windows-1252
        case 0x207D: builder.append(UInt8(ascii: "("), from: position)
        case 0x207E: builder.append(UInt8(ascii: ")"), from: position)
        case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079:
            appendSuperscript(scalar, length, &builder)
        case ligatures: builder.append(letters(of: scalar).utf8, from: position)
        case 0x2610: appendBox("[ ]", length, &builder)
        case 0x2611, 0x2612, 0x2717, 0x2718: appendBox("[X]", length, &builder)
        default:
            if let misencoded { return builder.append(misencoded.bytes, from: position) }
            builder.append(source[position..<position + length], from: position)
        }
    }

    /// Whether `[*]` starts a line: a ticked box as w3m prints it.
    private var isTickedBox: Bool {
        guard matches("[*]") else { return false }
        let before = source[..<position].last { $0 != 0x20 }
        return before == nil || before == 0x0A
    }

    /// A box, with a blank behind it where a word touches it.
    private func appendBox(_ box: String, _ length: Int, _ builder: inout TextBuilder) {
        builder.append(box.utf8, from: position)
        if position + length < end, !isSpace(source[position + length]) {
            builder.append(UInt8(ascii: " "), from: position)
        }
    }

    /// A raised digit: part of `⁽12⁾` as it stands, else a number on its own that gets its brackets.
    private func appendSuperscript(_ scalar: UInt32, _ length: Int, _ builder: inout TextBuilder) {
        let digit: UInt32 =
            switch scalar {
            case 0xB9: 1
            case 0xB2: 2
            case 0xB3: 3
            default: scalar - 0x2070
            }
        let before = builder.text.last ?? 0
        let follows = position + length < end ? self.scalar(at: position + length).scalar : 0
        let isOpen = before == UInt8(ascii: "(") || before == UInt8(ascii: ",") || raisedRun(builder.text)
        if !isOpen { builder.append(UInt8(ascii: "("), from: position) }
        builder.append(UInt8(ascii: "0") + UInt8(digit), from: position)
        let goesOn =
            follows == 0x207E || follows == UInt32(UInt8(ascii: ")")) || follows == UInt32(UInt8(ascii: ","))
            || [0xB9, 0xB2, 0xB3, 0x2070].contains(follows) || (0x2074...0x2079).contains(follows)
        if !goesOn { builder.append(UInt8(ascii: ")"), from: position) }
    }

    /// Whether the text ends inside a number in brackets.
    private func raisedRun(_ text: [UInt8]) -> Bool {
        var index = text.count
        while index > 0, isDigit(text[index - 1]) { index -= 1 }
        return index < text.count && index > 0 && text[index - 1] == UInt8(ascii: "(")
    }

    private func scalar(at index: Int) -> (scalar: UInt32, length: Int) {
        FormText.scalar(in: source[..<end], at: index)
    }
}

/// Whether a scalar is a sign that no one sees: a soft hyphen, a blank of no width, the mark of an encoding.
func isUnseen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
}

/// The scalars that are several letters.
let ligatures: ClosedRange<UInt32> = 0xFB00...0xFB04

/// The letters of a ligature.
func letters(of ligature: UInt32) -> String {
    ["ff", "fi", "fl", "ffi", "ffl"][Int(ligature - ligatures.lowerBound)]
}
