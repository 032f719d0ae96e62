import OwnershipModel

extension Table {
    /// The closing table of the owners: what each is to the issuer, beside its name and address.
    init(owners: [ReportingOwner]) {
        captions = ["Reporting Owners"]
        let group = "Relationships"
        columns = [
            Column(heading: "Reporting Owner Name / Address", isWide: true),
            Column(group: group, heading: "Director"), Column(group: group, heading: "10% Owner"),
            Column(group: group, heading: "Officer", isWide: true),
            Column(group: group, heading: "Other", isWide: true),
        ]
        rows = owners.map { owner in
            let relationship = owner.reportingOwnerRelationship ?? ReportingOwnerRelationship()
            return [
                Self.nameAndAddress(owner), Self.mark(relationship.isDirector),
                Self.mark(relationship.isTenPercentOwner),
                Self.title(relationship.officerTitle, relationship.isOfficer),
                Self.title(relationship.otherText, relationship.isOther),
            ]
        }
    }

    private static func nameAndAddress(_ owner: ReportingOwner) -> Content {
        let address = owner.reportingOwnerAddress ?? ReportingOwnerAddress()
        return Content(
            lines: [Items.name(of: owner)] + Items.streets(of: address) + [
                Content(address.rptOwnerCity), Items.state(of: address), Content(address.rptOwnerZipCode),
                Items.country(of: address),
            ])
    }

    private static func mark(_ flag: Flag?) -> Content {
        Content(printed: flag?.isTicked == true ? "X" : "")
    }

    /// The title stands for the tick; a ticked box without one keeps its mark.
    private static func title(_ title: String?, _ flag: Flag?) -> Content {
        let title = Content(title)
        return title.isEmpty ? mark(flag) : title
    }
}
