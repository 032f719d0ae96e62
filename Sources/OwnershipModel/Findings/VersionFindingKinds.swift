/// What may be said of a document that is rewritten for another schema version.
extension FindingKind {
    static public let tradingPlanAssumed = FindingKind(
        "trading-plan-assumed", .warning,
        "Since X0407 a Form 4 or 5 must say whether a transaction was made under a plan of Rule 10b5-1(c). The older document has no such box; 0 was set. Look into its footnotes, and set 1 where they tell of a plan."
    )
    static public let addressPlaceMoved = FindingKind(
        "address-place-moved", .note,
        "Up to X0508 rptOwnerState holds states and countries alike; since X0607 and X0609 they are two elements, and a flag tells addresses in the United States from others. The code decided."
    )
    static public let addressPlaceUnclear = FindingKind(
        "address-place-unclear", .warning,
        "An address has no code that tells whether it lies in the United States, as the newer versions ask. Set rptOwnerNonUSAddressFlag, and the state or the country."
    )
    static public let firstStructure = FindingKind(
        "first-structure", .warning,
        "The document is one of X0101, of 2003, which has no tables and calls the price transactionValue. It was put into the structure of the versions since; nothing was added. Look whether its prices are prices of a share."
    )
    static public let lostInVersion = FindingKind(
        "lost-in-version", .warning,
        "The older schema version has no place for the value. It is an error, and nothing is written, unless --lossy is given."
    )

    static let ofVersions: [FindingKind] = [
        tradingPlanAssumed, addressPlaceMoved, addressPlaceUnclear, firstStructure, lostInVersion,
    ]
}
