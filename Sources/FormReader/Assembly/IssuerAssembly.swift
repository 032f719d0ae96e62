import FormText
import OwnershipModel

extension Assembler {
    /// The issuer: what the user says of it counts before what the form says.
    mutating func assembleIssuer() {
        var issuer = Issuer()
        let header = parts.header
        if let cik = options.issuerCik.map({ supplied(paddedCik($0)) }) ?? header.issuerCik {
            setIssuer(&issuer, "issuerCik", cik)
        } else {
            find(
                .issuerCIKMissing, "the issuer's CIK is missing; give it with --issuer-cik",
                path: "issuer/issuerCik")
        }
        if let name = options.issuerName.map(supplied) ?? header.issuerName {
            setIssuer(&issuer, "issuerName", name)
        } else if let name = companyInAddress() {
            setIssuer(&issuer, "issuerName", name)
            find(
                .issuerNameInferred,
                "the issuer's name is missing; '\(name.value)' was taken from the owner's address",
                path: "issuer/issuerName", at: name.span)
        } else {
            find(
                .issuerNameMissing, "the issuer's name is missing; give it with --issuer-name",
                path: "issuer/issuerName")
        }
        if let symbol = options.issuerTradingSymbol.map(supplied) ?? header.issuerTradingSymbol {
            setIssuer(&issuer, "issuerTradingSymbol", symbol)
        } else {
            find(
                .issuerSymbolMissing, "the issuer's trading symbol is missing; give it with --issuer-symbol",
                path: "issuer/issuerTradingSymbol")
        }
        if SchemaVersion.hasForeignElements(version) {
            let caption = context.range(of: .foreignSymbol).map { [$0] } ?? []
            let foreign = header.issuerForeignTradingSymbol ?? Located(value: "", ranges: caption)
            setIssuer(&issuer, "issuerForeignTradingSymbol", foreign)
        }
        document.issuer = issuer
    }

    private mutating func setIssuer(_ issuer: inout Issuer, _ leaf: String, _ value: Located) {
        issuer.setValue(value.value, at: leaf)
        fields.append(
            ReadField(
                group: .document, path: "issuer/\(leaf)", value: value.value, how: value.how,
                ranges: value.ranges, reasons: value.reasons))
    }

    func supplied(_ value: String) -> Located {
        Located(value: value, ranges: [], how: .supplied)
    }

    /// The company in the first owner's `C/O` line.
    private func companyInAddress() -> Located? {
        guard let street = parts.header.owners.first?.streets.first,
            street.value.uppercased().hasPrefix("C/O "), let range = street.ranges.first
        else { return nil }
        return context.located(
            context.trimmed(range.lowerBound + 4..<range.upperBound), how: .inferred, because: .careOf)
    }
}
