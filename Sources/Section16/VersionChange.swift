public import OwnershipModel

/// A document rewritten for another schema version, and what that took.
public struct VersionChange: Sendable {
    public private(set) var document: OwnershipDocument
    /// What had to be assumed, and what was lost.
    public private(set) var findings: [Finding] = []
    private let version: String

    /// Whether the version has no place for something that the document says.
    public var isLossy: Bool { findings.contains { $0.kind == .lostInVersion } }

    /// - Parameter version: of X0609 and X0607 each form takes its own, and so on for the older ones.
    /// - Returns: `nil` where no document of this type ever had such a version.
    public init?(of document: OwnershipDocument, to version: String) {
        let documentType = document.documentType ?? ""
        guard let version = SchemaVersion.counterpart(of: version, for: documentType) else { return nil }
        self.document = document
        self.version = version
        changeTradingPlanBox()
        switch (
            SchemaVersion.hasForeignElements(document.versionToHoldAgainst),
            SchemaVersion.hasForeignElements(version)
        ) {
        case (false, true): splitPlaces()
        case (_, false): joinPlaces()
        case (true, true): break
        }
        self.document.schemaVersion = version
    }

    private mutating func add(_ kind: FindingKind, _ message: String, at path: String, text: String? = nil) {
        findings.append(
            Finding(kind, message, path: "/\(OwnershipDocument.elementName)/\(path)", text: text))
    }

    // MARK: Rule 10b5-1

    private mutating func changeTradingPlanBox() {
        if SchemaVersion.hasTradingPlanBox(version) {
            // On a Form 3 the box is optional and means nothing.
            guard document.aff10b5One == nil, document.documentType?.hasPrefix("3") == false else { return }
            document.aff10b5One = Flag(false)
            add(
                .tradingPlanAssumed, "the document has no box for a trading plan; 0 is assumed",
                at: "aff10b5One")
        } else if let box = document.aff10b5One {
            document.aff10b5One = nil
            add(
                .lostInVersion, "\(version) has no box for a trading plan, which says '\(box.lexical)'",
                at: "aff10b5One", text: box.lexical)
        }
    }

    // MARK: Places

    /// To states and countries apart.
    private mutating func splitPlaces() {
        for index in document.reportingOwners.indices {
            guard var address = document.reportingOwners[index].reportingOwnerAddress,
                address.rptOwnerNonUSAddressFlag == nil, address.rptOwnerCountry == nil
            else { continue }
            let path = "reportingOwner[\(index + 1)]/reportingOwnerAddress"
            let code = address.rptOwnerState ?? ""
            if code.isBlank {
                guard ![address.rptOwnerStreet1, address.rptOwnerStreet2, address.rptOwnerCity].allAreBlank
                else { continue }
                add(
                    .addressPlaceUnclear, "no code tells whether the address lies in the United States",
                    at: "\(path)/rptOwnerState")
            } else if Places.isInUnitedStates(code) {
                address.rptOwnerNonUSAddressFlag = "false"
                add(
                    .addressPlaceMoved, "the state '\(code)' lies in the United States",
                    at: "\(path)/rptOwnerNonUSAddressFlag", text: code)
            } else {
                address.rptOwnerState = nil
                address.rptOwnerCountry = code
                address.rptOwnerNonUSAddressFlag = code == Self.unitedStates ? "false" : "true"
                add(
                    code == Self.unitedStates || Places.code(code) == nil
                        ? .addressPlaceUnclear : .addressPlaceMoved,
                    code == Self.unitedStates
                        ? "the code '\(code)' names no state of the United States"
                        : "'\(code)' is the code of a country",
                    at: "\(path)/rptOwnerCountry", text: code)
            }
            document.reportingOwners[index].reportingOwnerAddress = address
        }
    }

    /// The code of the country itself, which the older lists have among the states.
    private static let unitedStates = "X1"

    /// To one element for states and countries.
    private mutating func joinPlaces() {
        if let symbol = document.issuer?.issuerForeignTradingSymbol {
            document.issuer?.issuerForeignTradingSymbol = nil
            lose(symbol, "a foreign trading symbol", at: "issuer/issuerForeignTradingSymbol")
        }
        for index in document.reportingOwners.indices {
            guard var address = document.reportingOwners[index].reportingOwnerAddress else { continue }
            let path = "reportingOwner[\(index + 1)]/reportingOwnerAddress"
            lose(
                address.rptOwnerNonUSStateTerritory ?? "", "a foreign state or territory",
                at: "\(path)/rptOwnerNonUSStateTerritory")
            if let country = address.rptOwnerCountry, !country.isBlank {
                if let state = address.rptOwnerState, !state.isBlank {
                    // The state says more, and where it lies in the United States the country too.
                    let isSaid = country == Self.unitedStates && Places.isInUnitedStates(state)
                    if !isSaid { lose(country, "a country beside a state", at: "\(path)/rptOwnerCountry") }
                } else {
                    address.rptOwnerState = country
                    add(
                        .addressPlaceMoved, "the country '\(country)' takes the place of the state",
                        at: "\(path)/rptOwnerState", text: country)
                }
            } else if let flag = address.rptOwnerNonUSAddressFlag, address.rptOwnerState?.isBlank ?? true,
                flag.isTrue == true
            {
                lose(flag.lexical, "the mark of a foreign address", at: "\(path)/rptOwnerNonUSAddressFlag")
            }
            address.rptOwnerNonUSAddressFlag = nil
            address.rptOwnerNonUSStateTerritory = nil
            address.rptOwnerCountry = nil
            document.reportingOwners[index].reportingOwnerAddress = address
        }
    }

    private mutating func lose(_ value: String, _ name: String, at path: String) {
        guard !value.isBlank else { return }
        add(.lostInVersion, "\(version) has no place for \(name), '\(value)'", at: path, text: value)
    }
}

extension String {
    fileprivate var isBlank: Bool { utf8.allSatisfy { $0 <= 0x20 } }
}

extension [String?] {
    fileprivate var allAreBlank: Bool { allSatisfy { $0?.isBlank ?? true } }
}
