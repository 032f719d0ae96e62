import FormText
import OwnershipModel

/// Reads the header of a submission: who files about whom, and for when.
///
/// EDGAR's own names and numbers stand there, and they are what its record of a filing has. So they count before
/// what the filer typed; where the form says something else, the difference is named.
struct SubmissionHeaderReader {
    /// A company or person of the header.
    struct Party {
        var name: Range<Int>?
        var cik: Range<Int>?
        var business = Address()
        var mail = Address()
        /// What `<RELATIONSHIP>` says: `DIRECTOR`, `OFFICER`, `OTHER`.
        var relationship: Range<Int>?

        /// Where its mail goes, or else where it does its business.
        var address: Address { mail.isEmpty ? business : mail }
    }

    struct Address {
        var streets: [Range<Int>] = []
        var city: Range<Int>?
        var state: Range<Int>?
        var zip: Range<Int>?

        var isEmpty: Bool { streets.isEmpty && city == nil && state == nil && zip == nil }
    }

    private let context: ReaderContext
    private(set) var issuer: Party?
    private(set) var owners: [Party] = []
    private(set) var period: LocatedDate?
    /// `4` or `4/A`: of the document, or else of the submission.
    private(set) var type: Range<Int>?

    private enum Part { case none, issuer, owner }
    private enum Place { case none, business, mail }

    /// - Returns: `nil` where the page is no submission's.
    init?(_ context: ReaderContext) {
        guard let submission = context.page.submission else { return nil }
        self.context = context
        var part = Part.none
        var place = Place.none
        for entry in submission.entries {
            switch entry.name {
            case "SUBJECT COMPANY", "SUBJECT-COMPANY", "ISSUER":
                (part, place) = (.issuer, .none)
                if issuer == nil { issuer = Party() }
            case "REPORTING-OWNER", "REPORTING OWNER", "FILED BY", "FILED-BY":
                (part, place) = (.owner, .none)
                owners.append(Party())
            case "BUSINESS ADDRESS", "BUSINESS-ADDRESS": place = .business
            case "MAIL ADDRESS", "MAIL-ADDRESS": place = .mail
            case "FORMER COMPANY", "FORMER NAME", "FORMER-COMPANY", "FORMER-NAME", "FILING VALUES":
                place = .none
            case "CONFORMED PERIOD OF REPORT", "PERIOD":
                period = Self.date(context.text, entry.value).map {
                    LocatedDate(date: $0, range: entry.value)
                }
            case "CONFORMED SUBMISSION TYPE", "TYPE":
                if !entry.value.isEmpty { type = entry.value }
            default:
                guard !entry.value.isEmpty else { continue }
                switch part {
                case .issuer: Self.take(entry, place, &issuer!)
                case .owner: Self.take(entry, place, &owners[owners.count - 1])
                case .none: break
                }
            }
        }
        owners.removeAll { $0.name == nil && $0.cik == nil }
    }

    private static func take(_ entry: SubmissionHeader.Entry, _ place: Place, _ party: inout Party) {
        func set(_ field: WritableKeyPath<Address, Range<Int>?>) {
            switch place {
            case .business: party.business[keyPath: field] = entry.value
            case .mail: party.mail[keyPath: field] = entry.value
            case .none: break
            }
        }
        switch entry.name {
        case "COMPANY CONFORMED NAME", "CONFORMED NAME", "CONFORMED-NAME":
            party.name = party.name ?? entry.value
        case "CENTRAL INDEX KEY", "CIK": party.cik = party.cik ?? entry.value
        case "RELATIONSHIP": party.relationship = entry.value
        case "STREET 1", "STREET 2", "STREET1", "STREET2":
            if place == .business { party.business.streets.append(entry.value) }
            if place == .mail { party.mail.streets.append(entry.value) }
        case "CITY": set(\.city)
        case "STATE": set(\.state)
        case "ZIP": set(\.zip)
        default: break
        }
    }

    /// `20000229`
    private static func date(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CalendarDate? {
        guard range.count == 8, text[range].allSatisfy(isDigit) else { return nil }
        func number(_ part: Range<Int>) -> Int {
            text[part].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        let start = range.lowerBound
        return CalendarDate(
            year: number(start..<start + 4), month: number(start + 4..<start + 6),
            day: number(start + 6..<start + 8))
    }

    // MARK: The form's header

    /// Puts what the submission's header says in the place of what the form's heading says.
    func complete(_ header: inout Header) {
        completeType(&header)
        completePeriod(&header)
        if let issuer {
            if let cik = issuer.cik.flatMap(cik) { header.issuerCik = cik }
            if let name = issuer.name.map({ context.located($0) }) {
                if let form = header.issuerName { compareNames(form, name, "issuer/issuerName", &header) }
                header.issuerName = name
            }
        }
        completeOwners(&header)
    }

    private func completeType(_ header: inout Header) {
        guard let type, let form = FormType(rawValue: String(context.page.string(type).prefix(1))),
            type.count == 1 || context.text[type].dropFirst().elementsEqual("/A".utf8)
        else { return }
        if let title = header.form, title != form {
            header.differences.append(
                Header.Difference(
                    group: .document, path: "documentType", range: header.formRange,
                    message: "the title says Form \(title.rawValue), the submission Form \(form.rawValue)"))
        }
        header.form = form
        header.formByItems = nil
        header.formRange = type
        header.isAmendment = type.count > 1
    }

    private func completePeriod(_ header: inout Header) {
        guard let period else { return }
        let day = period.date.lexical
        if let form = header.period, form.date != period.date {
            header.differences.append(
                Header.Difference(
                    group: .document, path: "periodOfReport", range: form.range,
                    message: "the form says \(form.date.lexical), the submission's header \(day)"))
            header.repeated.append(form.range)
        } else if let month = header.periodMonth, !day.hasPrefix(month.month.lexical) {
            header.differences.append(
                Header.Difference(
                    group: .document, path: "periodOfReport", range: month.range,
                    message: "the form says \(month.month.lexical), the submission's header \(day)"))
        }
        header.isPeriodOfSubmission = header.period == nil
        header.repeated += [header.period?.range, header.periodMonth?.range].compactMap { $0 }
        header.period = period
    }

    private func cik(_ range: Range<Int>) -> Located? {
        guard (1...10).contains(range.count), context.text[range].allSatisfy(isDigit) else { return nil }
        return Located(value: paddedCik(context.page.string(range)), ranges: [range])
    }

    // MARK: Owners

    private func completeOwners(_ header: inout Header) {
        var free = owners
        for index in header.owners.indices {
            // One of the header's, by its name; the only one left where it is the only one there is.
            let name = header.owners[index].name
            let match =
                free.indices.filter { party in name.map { sharesName($0, free[party]) } == true }
                .max { sharedWords(name!, free[$0]) < sharedWords(name!, free[$1]) }
                ?? (header.owners.count == 1 && free.count == 1 ? 0 : nil)
            guard let match else { continue }
            complete(&header.owners[index], index, with: free.remove(at: match), &header.differences)
        }
        for party in free {
            header.owners.append(OwnerBlock())
            var none: [Header.Difference] = []
            complete(&header.owners[header.owners.count - 1], header.owners.count - 1, with: party, &none)
        }
    }

    private func complete(
        _ owner: inout OwnerBlock, _ index: Int, with party: Party, _ differences: inout [Header.Difference]
    ) {
        let group = FieldGroup.reportingOwner(index + 1)
        owner.cik = party.cik.flatMap(cik) ?? owner.cik
        if let name = party.name.map({ context.located($0) }) {
            if let form = owner.name, !sharesName(form, party) {
                differences.append(
                    Header.Difference(
                        group: group, path: "reportingOwnerId/rptOwnerName", range: form.span,
                        message: "the form says '\(form.value)', the submission's header '\(name.value)'"))
            }
            owner.repeated += owner.name?.ranges ?? []
            owner.name = name
        }
        let address = party.address
        guard !address.isEmpty else { return }
        let form = OwnerBlock.addressParts(of: owner)
        let formText = form.map(\.value).joined(separator: ", ")
        let header = (address.streets + [address.city, address.state, address.zip].compactMap { $0 })
            .map(context.page.string)
        if let first = form.first, !agree(formText, header.joined(separator: " ")) {
            differences.append(
                Header.Difference(
                    group: group, path: "reportingOwnerAddress/rptOwnerStreet1",
                    range: first.span.lowerBound..<form.last!.span.upperBound,
                    message:
                        "the form says '\(formText)', the submission's header '\(header.joined(separator: ", "))'"
                ))
        }
        owner.repeated += form.flatMap(\.ranges)
        owner.streets = address.streets.map { context.located($0) }
        owner.city = address.city.map { context.located($0) }
        owner.state = address.state.map { context.located($0) }
        owner.zip = address.zip.map { context.located($0) }
        owner.country = nil
    }

    // MARK: Agreement

    private func words(_ text: String) -> Set<String> { Set(text.plainWords) }

    /// Whether a name of the form has the last name that the header's starts with, or most of a company's words.
    private func sharesName(_ name: Located, _ party: Party) -> Bool {
        guard let range = party.name else { return false }
        let text = context.page.string(range)
        guard let first = text.plainWords.first else { return false }
        return words(name.value).contains(first)
    }

    private func sharedWords(_ name: Located, _ party: Party) -> Int {
        party.name.map { words(name.value).intersection(words(context.page.string($0))).count } ?? 0
    }

    private func compareNames(_ form: Located, _ name: Located, _ path: String, _ header: inout Header) {
        defer { header.repeated += form.ranges }
        let (typed, conformed) = (words(form.value), words(name.value))
        guard typed.isDisjoint(with: conformed) else { return }
        header.differences.append(
            Header.Difference(
                group: .document, path: path, range: form.span,
                message: "the form says '\(form.value)', the submission's header '\(name.value)'"))
    }

    /// Whether two addresses have the same numbers, as far as both have them: the house's and the ZIP code's five.
    private func agree(_ one: String, _ other: String) -> Bool {
        func numbers(_ text: String) -> Set<Substring> {
            Set(text.split { !$0.isASCII || !$0.isNumber }.map { $0.count == 9 ? $0.prefix(5) : $0 })
        }
        let (first, second) = (numbers(one), numbers(other))
        return first.isSubset(of: second) || second.isSubset(of: first)
    }
}
