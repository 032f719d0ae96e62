import FormText
import OwnershipModel

/// What joint filers say on pages of their own behind a typed form: a name, an address, a signature and what the form
/// says already, each behind its label.
struct JointFilers {
    struct Filer {
        var name: Located
        var address: [Piece] = []
        var signature: [Range<Int>] = []
        var date: LocatedDate?
    }

    private(set) var filers: [Filer] = []
    /// What the pages print themselves: their title and their labels.
    private(set) var labels: [Range<Int>] = []
    /// Who filed the form, about whom, and for when, once more.
    private(set) var repeated: [(label: Label, range: Range<Int>)] = []
    /// The lines of the pages.
    private(set) var lines = 0..<0

    enum Label { case name, address, designatedFiler, issuer, period, signature, date, other }

    private let context: ReaderContext

    /// - Returns: without any filer where there are no such pages.
    static func read(_ context: ReaderContext) -> JointFilers {
        var reader = JointFilers(context: context)
        reader.run()
        return reader
    }

    private init(context: ReaderContext) {
        self.context = context
    }

    private mutating func run() {
        guard context.page.isTyped,
            let table = context.outline.pieces.last(where: {
                $0.caption == .tableOne || $0.caption == .tableTwo
            }),
            let title = (table.line..<context.outline.lines.count).first(where: isTitle)
        else { return }
        lines = title..<context.outline.lines.count
        let parts = lines.map(part)
        var label = Label.other
        for (index, part) in parts.enumerated() {
            // A signature may say the name of who signs.
            let next = parts[(index + 1)...].compactMap(\.label).first
            if label == .signature, part.label == .name, next != .address, next != .designatedFiler {
                take(pieces(of: lines.lowerBound + index), label)
                continue
            }
            labels += part.labelRanges
            label = part.label ?? label
            if part.label == .name { filers.append(Filer(name: context.located([]))) }
            take(part.values, label)
        }
        filers.removeAll { $0.name.ranges.isEmpty }
    }

    private func pieces(of line: Int) -> [Piece] {
        Array(context.outline.pieces[context.outline.lines[line]])
    }

    /// `Joint Filer Information`, in a line of its own.
    private func isTitle(_ line: Int) -> Bool {
        let pieces = pieces(of: line)
        let letters = pieces.flatMap { context.text[$0.range].filter(isLetter).map(lowercased) }
        return letters.starts(with: "jointfiler".utf8) && letters.count < 40
            && !pieces.contains { context.text[$0.range].contains(UInt8(ascii: ":")) }
    }

    /// What a line says: its label up to a colon, if it has one, and what stands behind it.
    private func part(_ line: Int) -> (label: Label?, labelRanges: [Range<Int>], values: [Piece]) {
        var pieces = pieces(of: line)
        if isTitle(line) { return (.other, pieces.map(\.range), []) }
        guard let first = pieces.first else { return (nil, [], []) }
        if first.caption != nil {
            // `Statement for` over `Month/Year:` is a caption of the form.
            let values = pieces.filter { $0.caption == nil }
            let isPeriod = pieces.contains { $0.caption?.isPeriod == true }
            return (isPeriod ? .period : .other, [], values)
        }
        let colon = first.range.first { context.text[$0] == UInt8(ascii: ":") }
        let end = colon.map { $0 + 1 } ?? first.range.upperBound
        guard
            let label = Self.label(
                context.text[first.range.lowerBound..<end].filter(isLetter).map(lowercased)),
            colon != nil || label == .period
        else { return (nil, [], pieces) }
        let rest = context.trimmed(end..<first.range.upperBound)
        if rest.isEmpty { pieces.removeFirst() } else { pieces[0].range = rest }
        return (label, [first.range.lowerBound..<end], pieces)
    }

    private static func label(_ letters: [UInt8]) -> Label? {
        func starts(_ word: String) -> Bool { letters.starts(with: word.utf8) }
        if starts("name") { return .name }
        if starts("address") { return .address }
        if starts("designatedfiler") { return .designatedFiler }
        if starts("issuer") { return .issuer }
        if ["statementfor", "monthyear", "monthdayyear", "dateofevent", "dateofearliest", "period"].contains(
            where: starts)
        {
            return .period
        }
        if starts("signature") { return .signature }
        return starts("date") ? .date : nil
    }

    private mutating func take(_ pieces: [Piece], _ label: Label) {
        let texts = pieces.filter {
            $0.isText && context.text[$0.range].contains { isLetter($0) || isDigit($0) }
        }
        let ranges = texts.map(\.range)
        guard !texts.isEmpty, let last = filers.indices.last else { return }
        switch label {
        case .name: filers[last].name = context.located(filers[last].name.ranges + ranges)
        case .address: filers[last].address += texts
        case .signature, .date:
            let (names, date) = TypedSignatures(context).parted(ranges)
            filers[last].signature += names
            filers[last].date = filers[last].date ?? date
        case .designatedFiler, .issuer, .period: repeated += ranges.map { (label, $0) }
        case .other: break
        }
    }

    /// The signatures of those who have one.
    var signatures: [Signature] {
        filers.filter { !$0.signature.isEmpty }.map {
            Signature(name: context.located($0.signature), date: $0.date, hasLabel: true)
        }
    }
}

extension Header {
    /// Adds the joint filers, without those that item 1 names, and claims what they say again.
    mutating func add(_ joint: JointFilers, _ context: ReaderContext) {
        func words(_ text: String) -> Set<String> { Set(text.plainWords) }
        labels += joint.labels
        for (label, range) in joint.repeated {
            let text = context.page.string(range)
            let isSame =
                switch label {
                case .designatedFiler: owners.first?.name.map { words($0.value) == words(text) } ?? false
                case .issuer: issuerName.map { words($0.value).isSubset(of: words(text)) } ?? false
                default:
                    period.map { DateValue.read(context.text, range) == $0.date } ?? false
                        || periodMonth.map { WrittenDate.readMonth(context.text, range) == $0.month } ?? false
                }
            if isSame { repeated.append(range) }
        }
        for filer in joint.filers {
            if let index = owners.firstIndex(where: {
                $0.name.map { words($0.value) } == words(filer.name.value)
            }) {
                owners[index].repeated += filer.name.ranges
                let known = words(
                    OwnerBlock.addressParts(of: owners[index]).map(\.value).joined(separator: " "))
                let lines = owners[index].addressLines.map { context.page.string($0.range) }.joined(
                    separator: " ")
                if filer.address.allSatisfy({
                    words(context.page.string($0.range)).isSubset(of: known.union(words(lines)))
                }) {
                    repeated += filer.address.map(\.range)
                }
            } else {
                var owner = OwnerBlock()
                owner.name = filer.name
                owner.addressLines = filer.address
                owners.append(owner)
            }
        }
    }
}
