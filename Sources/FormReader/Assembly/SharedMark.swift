import FormText
import OwnershipModel

/// One mark behind `Director` and `10% Owner`, which a text in reading order does not part: who the owner is, and what
/// the tables report, tells which of the two boxes it ticks.
struct SharedMark {
    private let context: ReaderContext
    private let parts: Parts

    /// - Returns: `nil` where nothing tells.
    static func told(_ context: ReaderContext, _ parts: Parts) -> (box: Caption, reason: Reason)? {
        guard context.isReadingOrder, let (_, boxes) = parts.header.ambiguousMark,
            boxes == [.director, .tenPercentOwner], let name = parts.header.owners.first?.name
        else { return nil }
        let mark = SharedMark(context: context, parts: parts)
        if NameSplit.isCompany(name.value) {
            // A director by deputization ticks both boxes, or this one.
            let mayDirect =
                mark.award != nil
                || ["eputiz", "EPUTIZ"].contains { context.page.text.position(of: $0, from: 0) != nil }
            return mayDirect ? nil : (.tenPercentOwner, .companyOwns)
        }
        if let title = parts.header.officerTitle {
            return mark.isOfBoard(title) ? (.director, .leadsBoard(title.span)) : nil
        }
        guard parts.header.ticked[.officer] == nil else { return nil }
        if let award = mark.award { return (.director, .serves(award)) }
        return mark.noteOfDirector.map { (.director, .directs($0)) }
    }

    /// Whether a title is that of who leads the board.
    private func isOfBoard(_ title: Located) -> Bool {
        let words = title.value.lowercased().split { !$0.isLetter }
        return words.contains { ["chair", "chairman", "chairwoman", "chairperson"].contains($0) }
            && !words.contains { ["vice", "former", "emeritus"].contains($0) }
    }

    /// A cell that says that the owner is paid by the issuer: the code of a grant, an exercise or of shares kept for taxes,
    /// or the title of such a security.
    private var award: Range<Int>? {
        let rows = parts.tables.nonDerivative.rows + parts.tables.derivative.rows
        for row in rows where !row.isCutInDoubt {
            if let cell = row[.code], !row.doubtful.contains(.code), case .code(let value) = cell.value,
                let code = value.code, "AFM".utf8.contains(code)
            {
                return cell.valueRange
            }
            if let title = row[.title], !row.doubtful.contains(.title), isAward(title.valueRange) {
                return title.valueRange
            }
        }
        return nil
    }

    /// A note that tells of what a director is given.
    private var noteOfDirector: Range<Int>? {
        parts.notes.notes.flatMap(\.text).first { line in
            let letters = context.text[line].map(lowercased)[...]
            return Self.wordsOfDirectors.contains { letters.position(of: $0, from: 0) != nil }
        }
    }

    private static let wordsOfDirectors: [StaticString] = [
        "continued service on the board", "director compensation", "employee director", "outside director",
        "service as a director", "services as a director",
    ]

    private static let awards: Set<String> = [
        "appreciation", "deferred", "performance", "phantom", "restricted", "rsu", "rsus",
    ]

    private func isAward(_ title: Range<Int>) -> Bool {
        context.text.words(in: title).contains {
            Self.awards.contains(SecurityWords.letters(context.text, $0))
        }
    }
}

extension Reason {
    fileprivate static let companyOwns = Reason("a company owns securities, and is no director")

    fileprivate static func leadsBoard(_ title: Range<Int>) -> Reason {
        Reason("only a director has this title", [title])
    }

    fileprivate static func directs(_ note: Range<Int>) -> Reason {
        Reason("a note tells what a director is given", [note])
    }

    fileprivate static func serves(_ cell: Range<Int>) -> Reason {
        Reason("only who serves the issuer is given such securities, and the owner is no officer", [cell])
    }
}
