import FormText
import OwnershipModel

/// What stands above the tables: items 1 to 6 and the boxes.
struct Header {
    var form: FormType?
    /// Whether the form's title, or the submission's type, says that it is an amendment.
    var isAmendment = false
    /// Where the form's number stands.
    var formRange: Range<Int>?
    /// The form that its items belong to, those of the tables where all above them is lost.
    var formByItems: FormType?
    /// Whether nothing says which form it is.
    var isFormUnknown: Bool { form == nil && formByItems == nil }
    var period: LocatedDate?
    var originalDate: LocatedDate?
    /// Whether the date of the report is only that of the submission's header: before 2002 the last day of a month.
    var isPeriodOfSubmission = false
    /// What the form of before 2002 gives in place of these dates.
    var periodMonth: LocatedMonth?
    var originalMonth: LocatedMonth?
    var issuerName: Located?
    var issuerTradingSymbol: Located?
    var issuerForeignTradingSymbol: Located?
    var issuerCik: Located?
    var owners: [OwnerBlock] = []
    /// The ticked boxes, and where their marks stand.
    var ticked: [Caption: Range<Int>] = [:]
    /// The boxes that the page shows, ticked or not.
    var boxes: Set<Caption> = []
    /// Those that have a sign without a tick: `[ ]`, `____`.
    var emptyBoxes: Set<Caption> = []
    /// Boxes between which a mark could not be told apart.
    var ambiguousMark: (range: Range<Int>, boxes: [Caption])?
    var officerTitle: Located?
    var otherText: Located?
    /// Whether these two stand in one text, or share lines, which may be parted in several ways.
    var isTitleCutInDoubt = false
    /// "No securities are beneficially owned."
    var noSecurities: Range<Int>?
    /// Whether texts are left over that an item may lack, so that others may have its value.
    var hasPlacesInDoubt = false
    /// The texts that may belong to another item.
    var unclear: [Range<Int>] = []
    /// Stretches of text whose items are certain even so.
    var certain: [Range<Int>] = []
    /// Text that belongs to no item.
    var loose: [Piece] = []
    /// Values that stand there again: the form's number, what the closing table of owners says.
    var repeated: [Range<Int>] = []
    /// What pages behind the form print themselves.
    var labels: [Range<Int>] = []
    /// Where the form says something else than the header of its submission.
    var differences: [Difference] = []

    /// A field of which two things are said.
    struct Difference {
        var group: FieldGroup
        var path: String
        var range: Range<Int>?
        var message: String
    }
}

extension Header {
    /// Whether a box has lost its sign: others have one where they are not ticked, and it has none.
    func isLost(_ box: Caption) -> Bool {
        boxes.contains(box) && ticked[box] == nil && !emptyBoxes.isEmpty && !emptyBoxes.contains(box)
    }

    /// Item 2: `COMERICA INC /NEW/ [ CMA ]`, the name, and the symbol in the last brackets.
    mutating func takeIssuer(_ ranges: [Range<Int>], _ cell: Int, _ context: ReaderContext) {
        let ranges = [context.withoutLinkNumber(ranges[0])] + ranges.dropFirst()
        issuerCik = context.linkedCik(cell).map { Located(value: $0, ranges: ranges) }
        let last = ranges[ranges.count - 1]
        guard context.text[last.upperBound - 1] == UInt8(ascii: "]"),
            let open = last.last(where: { context.text[$0] == UInt8(ascii: "[") })
        else {
            // On other pages only what stands in round brackets is hardly a part of the name.
            if ranges.count == 1, let (name, symbol) = IssuerSymbol.parted(from: last, context),
                context.page.isTyped
                    || symbol.count > 2 && context.text[last.upperBound - 1] == UInt8(ascii: ")")
            {
                issuerName = context.located(name)
                issuerTradingSymbol = context.located(symbol)
            } else {
                issuerName = context.located(ranges)
            }
            return
        }
        let name = (ranges.dropLast() + [context.trimmed(last.lowerBound..<open)]).filter { !$0.isEmpty }
        let symbol = context.trimmed(open + 1..<last.upperBound - 1)
        if !name.isEmpty { issuerName = context.located(name) }
        if !symbol.isEmpty { issuerTradingSymbol = context.located(symbol) }
    }

    /// Item 2a: `[ 2330.TW ]` or `2330.TW`.
    mutating func takeForeignSymbol(_ range: Range<Int>, _ context: ReaderContext) {
        var range = range
        if context.text[range.lowerBound] == UInt8(ascii: "[") {
            range = range.lowerBound + 1..<range.upperBound
        }
        if context.text[range.upperBound - 1] == UInt8(ascii: "]") {
            range = range.lowerBound..<range.upperBound - 1
        }
        let symbol = context.trimmed(range)
        if !symbol.isEmpty { issuerForeignTradingSymbol = context.located(symbol) }
    }
}

/// A date and where it stands.
struct LocatedDate {
    var date: CalendarDate
    var range: Range<Int>
}

/// A month and where it stands.
struct LocatedMonth {
    var month: WrittenDate.Month
    var range: Range<Int>
}

/// Item 1 for one reporting owner.
struct OwnerBlock {
    var name: Located?
    var cik: Located?
    var streets: [Located] = []
    var cityLine: [Piece] = []
    var city: Located?
    var state: Located?
    var zip: Located?
    var country: Located?
    /// Whether the name may have the address in it.
    var isNameInDoubt = false
    /// Whether lines of one street may be two, or those of two one.
    var areStreetsInDoubt = false
    /// Whether city, state and ZIP code share a line in which the words do not tell where each ends.
    var isCityLineInDoubt = false
    /// What the closing table of owners says of the owner, where there is one.
    var relationship: OwnerRelationship?
    /// Where the closing table stands, which says again what item 1 says.
    var closingRanges: [Range<Int>] = []
    /// The lines below a name that no captions part.
    var addressLines: [Piece] = []
    /// What of item 1 the header of the submission says again.
    var repeated: [Range<Int>] = []

    /// The parts of an owner's address, in order.
    static func addressParts(of owner: OwnerBlock) -> [Located] {
        owner.streets + [owner.city, owner.state, owner.zip, owner.country].compactMap { $0 }
    }
}

/// The boxes and titles of one owner.
struct OwnerRelationship {
    var isDirector: Range<Int>?
    var isTenPercentOwner: Range<Int>?
    var officerTitle: Located?
    var otherText: Located?
}
