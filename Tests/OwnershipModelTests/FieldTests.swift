import OwnershipModel
import Testing

@Suite("A document is a list of fields, each with its path")
struct FieldTests {
    @Test("Fields are set and listed by their path")
    func setAndList() {
        var row = SecurityRow(kind: .nonDerivativeTransaction)
        let wasSet = row.setValue("100", at: "transactionAmounts/transactionShares/value")
        let wasAdded = row.setValue("F1", at: "transactionAmounts/transactionShares/footnoteId")
        #expect(wasSet && wasAdded)
        #expect(row.transactionAmounts?.transactionShares == Noted("100", footnoteIds: ["F1"]))
        var document = OwnershipDocument()
        document.nonDerivativeTable = NonDerivativeTable()
        document.nonDerivativeTable?.rows = [SecurityRow(kind: .nonDerivativeHolding), row]
        let base = "/ownershipDocument/nonDerivativeTable/nonDerivativeTransaction[1]"
        #expect(
            document.fields == [
                Field(path: base + "/transactionAmounts/transactionShares/value", value: "100"),
                Field(path: base + "/transactionAmounts/transactionShares/footnoteId[1]", value: "F1"),
            ])
    }

    @Test("A path that the schema does not have sets nothing")
    func unknownPath() {
        var row = SecurityRow(kind: .nonDerivativeTransaction)
        let unknown = row.setValue("100", at: "transactionAmounts/shares/value")
        let notALeaf = row.setValue("100", at: "transactionAmounts")
        #expect(!unknown && !notALeaf)
        #expect(row == SecurityRow(kind: .nonDerivativeTransaction))
    }
}
