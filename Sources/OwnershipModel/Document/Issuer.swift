/// The company whose securities are reported (section 4.3.1).
public struct Issuer: Element {
    /// Up to ten digits; EDGAR disseminates ten, with leading zeros.
    public var issuerCik: String?
    /// EDGAR inserts it; a filer leaves it out.
    public var issuerName: String?
    public var issuerTradingSymbol: String?
    /// Since X0607 (Form 3) and X0609 (Forms 4 and 5); disseminated empty where there is none.
    public var issuerForeignTradingSymbol: String?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("issuerCik", &issuerCik)
        visitor.leaf("issuerName", &issuerName)
        visitor.leaf("issuerTradingSymbol", &issuerTradingSymbol)
        visitor.leaf("issuerForeignTradingSymbol", &issuerForeignTradingSymbol)
    }
}
