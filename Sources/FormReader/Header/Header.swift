import OwnershipModel

/// What stands above the tables: items 1 to 6 and the boxes.
struct Header {
    var form: FormType?
    /// Whether the form's title says that it is an amendment.
    var isAmendment = false
    /// Where the form's number stands.
    var formRange: Range<Int>?
    /// The form that its items belong to.
    var formByItems: FormType?
    var period: LocatedDate?
    var originalDate: LocatedDate?
    var issuerName: Located?
    var issuerTradingSymbol: Located?
    var issuerForeignTradingSymbol: Located?
    var issuerCik: Located?
    var owners: [OwnerBlock] = []
    /// The ticked boxes, and where their marks stand.
    var ticked: [Caption: Range<Int>] = [:]
    /// The boxes that the page shows, ticked or not.
    var boxes: Set<Caption> = []
    /// Boxes between which a mark could not be told apart.
    var ambiguousMark: (range: Range<Int>, boxes: [Caption])?
    var officerTitle: Located?
    var otherText: Located?
    /// "No securities are beneficially owned."
    var noSecurities: Range<Int>?
    /// Whether texts are left over that an item may lack, so that others may have its value.
    var hasPlacesInDoubt = false
    /// Stretches of text whose items are certain even so.
    var certain: [Range<Int>] = []
    /// Text that belongs to no item.
    var loose: [Piece] = []
    /// Values that stand there again: the form's number, what the closing table of owners says.
    var repeated: [Range<Int>] = []
}

extension Header {
    /// Item 2: `COMERICA INC /NEW/ [ CMA ]`, the name, and the symbol in the last brackets.
    mutating func takeIssuer(_ ranges: [Range<Int>], _ cell: Int, _ context: ReaderContext) {
        let ranges = [context.withoutLinkNumber(ranges[0])] + ranges.dropFirst()
        issuerCik = context.linkedCik(cell).map { Located(value: $0, ranges: ranges) }
        let last = ranges[ranges.count - 1]
        guard context.text[last.upperBound - 1] == UInt8(ascii: "]"),
            let open = last.last(where: { context.text[$0] == UInt8(ascii: "[") })
        else {
            issuerName = context.located(ranges)
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
    /// What the closing table of owners says of the owner, where there is one.
    var relationship: OwnerRelationship?
    /// Where the closing table stands, which says again what item 1 says.
    var closingRanges: [Range<Int>] = []
}

/// The boxes and titles of one owner.
struct OwnerRelationship {
    var isDirector: Range<Int>?
    var isTenPercentOwner: Range<Int>?
    var officerTitle: Located?
    var otherText: Located?
}
