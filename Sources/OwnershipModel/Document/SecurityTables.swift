/// Table I: up to 30 transactions and holdings, in any order (section 4.3.3).
public struct NonDerivativeTable: Element {
    public var rows: [SecurityRow] = []

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.rows([.nonDerivativeTransaction, .nonDerivativeHolding], &rows)
    }
}

/// Table II: up to 30 transactions and holdings, in any order (section 4.3.4).
public struct DerivativeTable: Element {
    public var rows: [SecurityRow] = []

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.rows([.derivativeTransaction, .derivativeHolding], &rows)
    }
}

/// A row of either table.
///
/// The four kinds of row hold the same elements in the same order, each some of them; which belong to a
/// kind is the schema's to say.
public struct SecurityRow: Element {
    public enum Kind: String, Sendable, CaseIterable {
        case nonDerivativeTransaction, nonDerivativeHolding, derivativeTransaction, derivativeHolding

        /// Whether the row belongs to Table II.
        public var isDerivative: Bool { self == .derivativeTransaction || self == .derivativeHolding }

        public var isTransaction: Bool {
            self == .nonDerivativeTransaction || self == .derivativeTransaction
        }

        /// The element's name, for readers and writers that compare bytes.
        public var elementName: StaticString {
            switch self {
            case .nonDerivativeTransaction: "nonDerivativeTransaction"
            case .nonDerivativeHolding: "nonDerivativeHolding"
            case .derivativeTransaction: "derivativeTransaction"
            case .derivativeHolding: "derivativeHolding"
            }
        }
    }

    public var kind: Kind
    public var securityTitle: Noted<String>?
    public var conversionOrExercisePrice: Noted<DecimalNumber>?
    public var transactionDate: Noted<CalendarDate>?
    public var deemedExecutionDate: Noted<CalendarDate>?
    public var transactionCoding: TransactionCoding?
    /// `E` (early), `L` (late) or empty.
    public var transactionTimeliness: Noted<String>?
    public var transactionAmounts: TransactionAmounts?
    public var exerciseDate: Noted<CalendarDate>?
    public var expirationDate: Noted<CalendarDate>?
    public var underlyingSecurity: UnderlyingSecurity?
    public var postTransactionAmounts: PostTransactionAmounts?
    public var ownershipNature: OwnershipNature?

    public init(kind: Kind) {
        self.kind = kind
    }

    /// A transaction of Table I.
    public init() {
        self.init(kind: .nonDerivativeTransaction)
    }

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.element("securityTitle", &securityTitle)
        visitor.element("conversionOrExercisePrice", &conversionOrExercisePrice)
        visitor.element("transactionDate", &transactionDate)
        visitor.element("deemedExecutionDate", &deemedExecutionDate)
        visitor.element("transactionCoding", &transactionCoding)
        visitor.element("transactionTimeliness", &transactionTimeliness)
        visitor.element("transactionAmounts", &transactionAmounts)
        visitor.element("exerciseDate", &exerciseDate)
        visitor.element("expirationDate", &expirationDate)
        visitor.element("underlyingSecurity", &underlyingSecurity)
        visitor.element("postTransactionAmounts", &postTransactionAmounts)
        visitor.element("ownershipNature", &ownershipNature)
    }
}

/// How and on which form a transaction is reported: the code columns (section 4.3.8).
public struct TransactionCoding: Element {
    /// `4` or `5`; on a Form 5 holding `3` or empty.
    public var transactionFormType: String?
    /// One of the 18 codes.
    public var transactionCode: String?
    public var equitySwapInvolved: Flag?
    public var footnoteIds: [String] = []

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("transactionFormType", &transactionFormType)
        visitor.leaf("transactionCode", &transactionCode)
        visitor.leaf("equitySwapInvolved", &equitySwapInvolved)
        visitor.references("footnoteId", &footnoteIds)
    }
}

/// How much was acquired or disposed of, and at what price.
public struct TransactionAmounts: Element {
    public var transactionShares: Noted<DecimalNumber>?
    /// Table II only, instead of shares.
    public var transactionTotalValue: Noted<DecimalNumber>?
    public var transactionPricePerShare: Noted<DecimalNumber>?
    /// `A` or `D`.
    public var transactionAcquiredDisposedCode: Noted<String>?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.element("transactionShares", &transactionShares)
        visitor.element("transactionTotalValue", &transactionTotalValue)
        visitor.element("transactionPricePerShare", &transactionPricePerShare)
        visitor.element("transactionAcquiredDisposedCode", &transactionAcquiredDisposedCode)
    }
}

/// What a derivative security is for: shares or a value.
public struct UnderlyingSecurity: Element {
    public var underlyingSecurityTitle: Noted<String>?
    public var underlyingSecurityShares: Noted<DecimalNumber>?
    public var underlyingSecurityValue: Noted<DecimalNumber>?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.element("underlyingSecurityTitle", &underlyingSecurityTitle)
        visitor.element("underlyingSecurityShares", &underlyingSecurityShares)
        visitor.element("underlyingSecurityValue", &underlyingSecurityValue)
    }
}

/// What is owned after the reported transactions: shares or a value.
public struct PostTransactionAmounts: Element {
    public var sharesOwnedFollowingTransaction: Noted<DecimalNumber>?
    public var valueOwnedFollowingTransaction: Noted<DecimalNumber>?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.element("sharesOwnedFollowingTransaction", &sharesOwnedFollowingTransaction)
        visitor.element("valueOwnedFollowingTransaction", &valueOwnedFollowingTransaction)
    }
}

/// Whether the owner holds directly (`D`) or through somebody (`I`), and through whom.
public struct OwnershipNature: Element {
    public var directOrIndirectOwnership: Noted<String>?
    public var natureOfOwnership: Noted<String>?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.element("directOrIndirectOwnership", &directOrIndirectOwnership)
        visitor.element("natureOfOwnership", &natureOfOwnership)
    }
}
