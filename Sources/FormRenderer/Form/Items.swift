import OwnershipModel

/// A numbered item above the tables: its caption and what is filled in.
struct Item {
    /// Where the item has its place on the printed page.
    enum Kind: String {
        case reportingPerson, issuer, foreignSymbol, period, originalDate, relationship, jointFiling
        case furtherPerson
    }

    let kind: Kind
    let caption: String
    /// What stands right behind the caption.
    var value = Content()
    /// What stands below it, row by row; each row of as many cells as it has columns.
    var rows: [[Content]] = []

    /// The rows, those of equally many cells that follow one another together.
    var groups: [[[Content]]] {
        var groups: [[[Content]]] = []
        for row in rows {
            if groups.last?[0].count == row.count {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return groups
    }
}

/// Items 1 to 6.
struct Items {
    private let document: OwnershipDocument
    private let edition: Edition

    init(_ document: OwnershipDocument, _ edition: Edition) {
        self.document = document
        self.edition = edition
    }

    /// The items in the order of their numbers, then item 1 of each further owner.
    var all: [Item] {
        let owners = document.reportingOwners
        let issuer = edition.hasForeignItems ? [issuer, foreignSymbol] : [issuer]
        let middle =
            edition.form == .three
            ? [period] + issuer + [relationship, originalDate]
            : issuer + [period, originalDate, relationship]
        return [person(owners.first ?? ReportingOwner(), .reportingPerson)] + middle + [jointFiling]
            + owners.dropFirst().map { person($0, .furtherPerson) }
    }

    // MARK: The owner

    private func person(_ owner: ReportingOwner, _ kind: Item.Kind) -> Item {
        let address = owner.reportingOwnerAddress ?? ReportingOwnerAddress()
        var item = Item(kind: kind, caption: "1. Name and Address of Reporting Person*")
        item.rows = [[Self.name(of: owner)], words("(Last)", "(First)", "(Middle)")]
        item.rows += Self.streets(of: address).map { [$0] }
        item.rows.append(words("(Street)"))
        item.rows.append([
            Content(address.rptOwnerCity), Self.state(of: address), Content(address.rptOwnerZipCode),
        ])
        item.rows.append(words("(City)", "(State)", edition.hasForeignItems ? "(Zip/Postal Code)" : "(Zip)"))
        if edition.hasForeignItems { item.rows += [[Self.country(of: address)], words("(Country)")] }
        return item
    }

    private func words(_ captions: String...) -> [Content] {
        captions.map { Content(caption: $0) }
    }

    /// The name, which leads to the owner's filings.
    static func name(of owner: ReportingOwner) -> Content {
        linked(owner.reportingOwnerId?.rptOwnerName, cik: owner.reportingOwnerId?.rptOwnerCik)
    }

    static func streets(of address: ReportingOwnerAddress) -> [Content] {
        [Content(address.rptOwnerStreet1), Content(address.rptOwnerStreet2)].filter { !$0.isEmpty }
    }

    /// The state's code; of an address abroad, the territory.
    static func state(of address: ReportingOwnerAddress) -> Content {
        Content(lines: [Content(address.rptOwnerNonUSStateTerritory), Content(address.rptOwnerState)])
    }

    /// The country's code, or the United States where the address is said to be there.
    static func country(of address: ReportingOwnerAddress) -> Content {
        let country = Content(address.rptOwnerCountry)
        guard country.isEmpty, let flag = address.rptOwnerNonUSAddressFlag, !flag.isTicked else {
            return country
        }
        return Content(printed: "UNITED STATES")
    }

    // MARK: The issuer

    private var issuer: Item {
        var item = item(.issuer, "\(edition.itemNumbers.issuer). Issuer Name and Ticker or Trading Symbol")
        let symbol = printedText(document.issuer?.issuerTradingSymbol ?? "")
        let name = document.issuer?.issuerName ?? ""
        let cik = document.issuer?.issuerCik
        if printedText(name).isEmpty {
            item.value = Self.linked(symbol.isEmpty ? nil : "[ \(symbol) ]", cik: cik)
        } else {
            item.value = Self.linked(name, cik: cik)
            if !symbol.isEmpty { item.value.pieces.append(.value(" [ \(symbol) ]")) }
        }
        return item
    }

    private var foreignSymbol: Item {
        item(
            .foreignSymbol, "\(edition.itemNumbers.issuer)a. Foreign Trading Symbol",
            Content(document.issuer?.issuerForeignTradingSymbol))
    }

    private static func linked(_ name: String?, cik: String?) -> Content {
        var content = Content(name)
        let cik = printedText(cik ?? "")
        guard case .value(let words) = content.pieces.first, (1...10).contains(cik.utf8.count),
            cik.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return content }
        content.pieces[0] = .link(words, cik: cik)
        return content
    }

    // MARK: Dates and boxes

    private var period: Item {
        item(
            .period, "\(edition.itemNumbers.period). \(edition.periodCaption)",
            Content(document.periodOfReport))
    }

    private var originalDate: Item {
        item(
            .originalDate,
            "\(edition.itemNumbers.originalDate). If Amendment, Date of Original Filed (Month/Day/Year)",
            Content(document.dateOfOriginalSubmission))
    }

    /// The first owner's boxes and titles.
    private var relationship: Item {
        let owner = document.reportingOwners.first?.reportingOwnerRelationship ?? ReportingOwnerRelationship()
        var item = item(
            .relationship,
            "\(edition.itemNumbers.relationship). Relationship of Reporting Person(s) to Issuer (Check all applicable)"
        )
        item.rows = [
            [Content(box: owner.isDirector, "Director"), Content(box: owner.isTenPercentOwner, "10% Owner")],
            [
                Content(box: owner.isOfficer, "Officer (give title below)"),
                Content(box: owner.isOther, "Other (specify below)"),
            ],
            [Content(owner.officerTitle), Content(owner.otherText)],
        ]
        return item
    }

    private var jointFiling: Item {
        let isJoint = document.reportingOwners.count > 1
        var item = item(
            .jointFiling,
            "\(edition.itemNumbers.jointFiling). Individual or Joint/Group Filing (Check Applicable Line)")
        item.rows = [
            [Content(isTicked: !isJoint, "Form filed by One Reporting Person")],
            [Content(isTicked: isJoint, "Form filed by More than One Reporting Person")],
        ]
        return item
    }

    private func item(_ kind: Item.Kind, _ caption: String, _ value: Content = Content()) -> Item {
        Item(kind: kind, caption: caption, value: value)
    }
}
