import FormText
import OwnershipModel

extension Assembler {
    /// The reporting owners, their addresses and their relationships to the issuer.
    mutating func assembleOwners() {
        let owners = parts.header.owners
        if owners.isEmpty { find(.ownerMissing, "no reporting owner was found", path: "reportingOwner") }
        for (index, block) in owners.enumerated() {
            let group = FieldGroup.reportingOwner(index + 1)
            var owner = ReportingOwner()
            assembleIdentity(block, index, group, &owner)
            assembleAddress(block, group, &owner)
            owner.reportingOwnerRelationship = ReportingOwnerRelationship()
            if let relationship = block.relationship, owners.count > 1 {
                assembleRelationship(relationship, group, &owner)
            } else if index == 0 {
                assembleRelationshipBoxes(group, &owner)
            }
            document.reportingOwners.append(owner)
        }
        if owners.count > 1, owners.contains(where: { $0.relationship == nil }) {
            for number in 2...owners.count {
                find(
                    .relationshipShared,
                    "the relationship boxes do not say which of the \(owners.count) owners they are for",
                    group: .reportingOwner(number), path: "reportingOwnerRelationship")
            }
        }
    }

    private mutating func assembleIdentity(
        _ block: OwnerBlock, _ index: Int, _ group: FieldGroup, _ owner: inout ReportingOwner
    ) {
        let path = "reportingOwnerId/rptOwnerCik"
        if index < options.rptOwnerCiks.count {
            let cik = paddedCik(options.rptOwnerCiks[index])
            set(&owner, group, path, Located(value: cik, ranges: [], how: .supplied))
        } else if let cik = block.cik {
            set(&owner, group, path, cik)
        } else {
            find(
                .ownerCIKMissing,
                "the CIK of \(block.name.map { "'\($0.value)'" } ?? "the reporting owner") is missing; give it with --owner-cik",
                group: group, path: path)
        }
        if let name = block.name {
            set(&owner, group, "reportingOwnerId/rptOwnerName", name)
            if block.isNameInDoubt {
                find(
                    .addressUnclear, "'\(name.value)' may have the address in it", group: group,
                    path: "reportingOwnerId/rptOwnerName", at: name.span)
            }
        } else {
            find(
                .ownerNameMissing, "the reporting owner's name is missing", group: group,
                path: "reportingOwnerId/rptOwnerName")
        }
    }

    private mutating func assembleAddress(
        _ block: OwnerBlock, _ group: FieldGroup, _ owner: inout ReportingOwner
    ) {
        func path(_ leaf: String) -> String { "reportingOwnerAddress/\(leaf)" }
        let country = block.country.flatMap { Places.code($0.value) }
        let isForeign =
            SchemaVersion.hasForeignElements(version)
            && country.map { !Places.isInUnitedStates($0) && $0 != "X1" } == true
        if SchemaVersion.hasForeignElements(version),
            let place = block.country ?? block.state ?? block.city ?? block.streets.first
        {
            let flag = Located(value: isForeign ? "true" : "false", ranges: place.ranges)
            set(&owner, group, path("rptOwnerNonUSAddressFlag"), flag)
        }
        for (leaf, street) in zip(["rptOwnerStreet1", "rptOwnerStreet2"], block.streets) {
            set(&owner, group, path(leaf), street)
        }
        if block.streets.first?.how == .repaired {
            let span = block.streets[0].span.lowerBound..<block.streets[1].span.upperBound
            find(
                .addressSplit, "the address '\(context.page.string(span))' was split in two", group: group,
                path: path("rptOwnerStreet2"), at: span)
        }
        set(&owner, group, path("rptOwnerCity"), block.city)
        if isForeign {
            set(&owner, group, path("rptOwnerNonUSStateTerritory"), block.state)
            let code = block.country.map { Located(value: country!, ranges: $0.ranges) }
            set(&owner, group, path("rptOwnerCountry"), code)
        } else if var state = block.state {
            if let code = Places.code(state.value) {
                state.value = code
            } else {
                find(
                    .stateUnknown, "'\(state.value)' is no state or country of EDGAR's", group: group,
                    path: path("rptOwnerState"), at: state.span)
            }
            set(&owner, group, path("rptOwnerState"), state)
        }
        set(&owner, group, path("rptOwnerZipCode"), block.zip)
        let streets = Array(zip(["rptOwnerStreet1", "rptOwnerStreet2"], block.streets))
        let city = [
            ("rptOwnerCity", block.city), ("rptOwnerState", block.state), ("rptOwnerZipCode", block.zip),
        ]
        let doubts: [(String, Located?)] =
            (block.areStreetsInDoubt || block.streets.count > 2 ? streets.map { ($0.0, $0.1) } : [])
            + (block.isCityLineInDoubt ? city : [])
        for case (let leaf, let part?) in doubts {
            find(
                .addressUnclear,
                "'\(part.value)' may be more than one part of the address, or less than one",
                group: group, path: path(leaf), at: part.span)
        }
    }

    /// What the closing table of owners says.
    private mutating func assembleRelationship(
        _ relationship: OwnerRelationship, _ group: FieldGroup, _ owner: inout ReportingOwner
    ) {
        func tick(_ range: Range<Int>?) -> Located? { range.map { Located(value: "1", ranges: [$0]) } }
        let boxes: [(String, Located?)] = [
            ("isDirector", tick(relationship.isDirector)),
            ("isOfficer", tick(relationship.officerTitle?.span)),
            ("isTenPercentOwner", tick(relationship.isTenPercentOwner)),
            ("isOther", tick(relationship.otherText?.span)),
            ("officerTitle", relationship.officerTitle), ("otherText", relationship.otherText),
        ]
        for (leaf, value) in boxes { set(&owner, group, "reportingOwnerRelationship/\(leaf)", value) }
        if boxes.allSatisfy({ $0.1 == nil }) { findNoRelationship(group) }
    }

    private mutating func findNoRelationship(_ group: FieldGroup) {
        find(
            .relationshipMissing, "no box of the relationship to the issuer is ticked", group: group,
            path: "reportingOwnerRelationship")
    }

    /// The boxes of item 5 (4 on a Form 3).
    private mutating func assembleRelationshipBoxes(_ group: FieldGroup, _ owner: inout ReportingOwner) {
        var header = parts.header
        func path(_ leaf: String) -> String { "reportingOwnerRelationship/\(leaf)" }
        let boxes: [(String, Caption)] = [
            ("isDirector", .director), ("isOfficer", .officer), ("isTenPercentOwner", .tenPercentOwner),
            ("isOther", .other),
        ]
        let told = SharedMark.told(context, parts)
        if let told, let (mark, captions) = header.ambiguousMark {
            for box in captions { header.ticked[box] = box == told.box ? mark : nil }
        }
        for (leaf, box) in boxes {
            var mark = header.ticked[box].map { Located(value: "1", ranges: [$0]) }
            if let told, told.box == box {
                mark?.how = .inferred
                mark?.reasons = [told.reason]
            }
            set(&owner, group, path(leaf), mark)
        }
        set(&owner, group, path("officerTitle"), header.officerTitle)
        set(&owner, group, path("otherText"), header.otherText)
        if boxes.allSatisfy({ header.ticked[$0.1] == nil }) { findNoRelationship(group) }
        if let title = header.officerTitle, title.reasons.contains(.titleApart) {
            find(
                .titleAssembled, "the title '\(title.value)' stands apart from its box", group: group,
                path: path("officerTitle"), at: title.span)
        }
        if header.isTitleCutInDoubt {
            for case (let leaf, let text?) in [
                ("officerTitle", header.officerTitle), ("otherText", header.otherText),
            ] {
                find(
                    .cellUnclear,
                    "'\(text.value)' may not be all of the title, or have some of the other text",
                    group: group, path: path(leaf), at: text.span)
            }
        }
        if let (range, captions) = header.ambiguousMark {
            for (leaf, box) in boxes
            where header.ticked[box] == range || context.page.layout == .boxes && captions.contains(box) {
                let reason = told.map { "; \($0.reason.words)" } ?? ""
                find(
                    .boxUnclear, "one mark stands before several boxes\(reason)",
                    severity: told == nil ? nil : .note, group: group, path: path(leaf), at: range)
            }
            if header.ticked[.officer] == nil, let title = header.officerTitle {
                find(
                    .boxUnclear, "'\(title.value)' may be the description of another box", group: group,
                    path: path("officerTitle"), at: title.span)
            }
        }
        if header.ticked[.officer] != nil, header.officerTitle == nil {
            find(
                .officerTitleMissing, "the officer's title is missing", group: group,
                path: path("officerTitle"))
        }
        if header.ticked[.other] != nil, header.otherText == nil {
            find(.otherTextMissing, "the box 'Other' is not described", group: group, path: path("otherText"))
        }
    }
}
