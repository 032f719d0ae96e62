import OwnershipModel
import Testing

@Suite("Documents are compared field by field")
struct ComparisonTests {
    /// A document with `count` transactions, alike but for shares and balance.
    static func document(rows count: Int) -> OwnershipDocument {
        var document = OwnershipDocument()
        document.documentType = "4"
        document.issuer = Issuer()
        document.issuer?.issuerCik = "0009000001"
        document.nonDerivativeTable = NonDerivativeTable()
        for number in 1...count {
            var row = SecurityRow(kind: .nonDerivativeTransaction)
            row.securityTitle = Noted("Common Stock")
            row.transactionDate = Noted("2024-05-14")
            row.transactionAmounts = TransactionAmounts()
            row.transactionAmounts?.transactionShares = Noted(DecimalNumber(lexical: "\(number * 100)"))
            row.postTransactionAmounts = PostTransactionAmounts()
            row.postTransactionAmounts?.sharesOwnedFollowingTransaction = Noted(
                DecimalNumber(lexical: "\(number * 1000)"))
            document.nonDerivativeTable?.rows.append(row)
        }
        document.footnotes = Footnotes()
        document.footnotes?.footnotes = [
            Footnote(id: "F1", text: "Held by a trust."), Footnote(id: "F2", text: "Vests over four years."),
            Footnote(id: "F3", text: "A weighted average price."),
        ]
        return document
    }

    static let table = "/ownershipDocument/nonDerivativeTable"

    @Test("A document does not differ from itself")
    func same() {
        let document = Self.document(rows: 3)
        #expect(document.differences(from: document).isEmpty)
        #expect(document.differences(from: document, by: .letters).isEmpty)
    }

    @Test("A field that differs has its path and both values")
    func changed() {
        let left = Self.document(rows: 3)
        var right = left
        right.nonDerivativeTable?.rows[1].transactionAmounts?.transactionShares?.value = "210"
        let path = Self.table + "/nonDerivativeTransaction[2]/transactionAmounts/transactionShares/value"
        #expect(
            left.differences(from: right) == [
                FieldDifference(left: Field(path: path, value: "200"), right: Field(path: path, value: "210"))
            ])
    }

    @Test("One lost row is one difference, wherever it stood", arguments: 0..<5)
    func lostRow(_ index: Int) {
        let left = Self.document(rows: 5)
        var right = left
        right.nonDerivativeTable?.rows.remove(at: index)
        let path = "\(Self.table)/nonDerivativeTransaction[\(index + 1)]"
        let value = "Common Stock, 2024-05-14, \((index + 1) * 100), \((index + 1) * 1000)"
        #expect(
            left.differences(from: right) == [
                FieldDifference(left: Field(path: path, value: value), right: nil)
            ])
        #expect(
            right.differences(from: left) == [
                FieldDifference(left: nil, right: Field(path: path, value: value))
            ])
    }

    @Test("A row lost and a field wrong in another are two differences")
    func lostAndWrong() {
        let left = Self.document(rows: 4)
        var right = left
        right.nonDerivativeTable?.rows.remove(at: 1)
        right.nonDerivativeTable?.rows[1].securityTitle = Noted("Class A Stock")
        let differences = left.differences(from: right)
        #expect(
            differences.map(\.path) == [
                Self.table + "/nonDerivativeTransaction[2]",
                Self.table + "/nonDerivativeTransaction[3]/securityTitle/value",
            ])
        #expect(differences[1].right?.path == Self.table + "/nonDerivativeTransaction[2]/securityTitle/value")
    }

    @Test("What is the same throughout is not parted for the sake of rows that are half alike")
    func sameBeforeAlike() {
        let left = Self.document(rows: 4)
        var right = left
        right.nonDerivativeTable?.rows.remove(at: 1)
        var half = right.nonDerivativeTable!.rows[1]
        half.postTransactionAmounts = nil
        half.transactionDate = nil
        right.nonDerivativeTable?.rows.insert(half, at: 2)
        #expect(
            left.differences(from: right).map { [$0.left?.path, $0.right?.path] } == [
                [Self.table + "/nonDerivativeTransaction[2]", nil],
                [nil, Self.table + "/nonDerivativeTransaction[3]"],
            ])
    }

    @Test("Values are compared by what they mean, or by their letters")
    func meaning() {
        var left = Self.document(rows: 1)
        var right = left
        left.aff10b5One = "1"
        right.aff10b5One = "true"
        right.nonDerivativeTable?.rows[0].transactionAmounts?.transactionShares?.value = "100.0000"
        #expect(left.differences(from: right).isEmpty)
        #expect(left.differences(from: right, by: .letters).map(\.left?.value) == ["1", "100"])
        right.aff10b5One = "0"
        #expect(left.differences(from: right).map(\.right?.value) == ["0"])
    }

    @Test("Absent, empty and false are three things")
    func absence() {
        var absent = OwnershipDocument()
        absent.issuer = Issuer()
        var empty = absent
        empty.aff10b5One = ""
        var no = absent
        no.aff10b5One = "0"
        #expect(absent.differences(from: empty).count == 1)
        #expect(empty.differences(from: no).count == 1)
        #expect(absent.differences(from: no).count == 1)
        var withTable = absent
        withTable.derivativeTable = DerivativeTable()
        #expect(
            withTable.differences(from: absent) == [
                FieldDifference(
                    left: Field(path: "/ownershipDocument/derivativeTable", value: ""), right: nil)
            ])
    }

    @Test("Notes that were numbered anew are still the same notes")
    func renumberedNotes() {
        var left = Self.document(rows: 1)
        left.nonDerivativeTable?.rows[0].securityTitle?.footnoteIds = ["F2", "F3"]
        var right = left
        right.footnotes?.footnotes = [
            Footnote(id: "F1", text: "Vests over four years."),
            Footnote(id: "F2", text: "A weighted average price."),
        ]
        right.nonDerivativeTable?.rows[0].securityTitle?.footnoteIds = ["F1", "F2"]
        #expect(
            left.differences(from: right).map(\.path) == ["/ownershipDocument/footnotes/footnote[@id='F1']"])
        // By letters the two notes and the references to them differ too.
        #expect(left.differences(from: right, by: .letters).count > 1)
    }

    @Test("A reference to another note is a difference")
    func otherReference() {
        var left = Self.document(rows: 1)
        left.nonDerivativeTable?.rows[0].securityTitle?.footnoteIds = ["F1", "F2"]
        var right = left
        right.nonDerivativeTable?.rows[0].securityTitle?.footnoteIds = ["F1", "F3"]
        let title = Self.table + "/nonDerivativeTransaction[1]/securityTitle"
        #expect(
            left.differences(from: right) == [
                FieldDifference(left: Field(path: title + "/footnoteId[2]", value: "F2"), right: nil),
                FieldDifference(left: nil, right: Field(path: title + "/footnoteId[2]", value: "F3")),
            ])
    }

    @Test("An owner that is lost is one difference")
    func lostOwner() {
        var left = Self.document(rows: 1)
        for (cik, name) in [("1", "Appleby Nora"), ("2", "Appleby Trust"), ("3", "Vasquez Iolanthe")] {
            var owner = ReportingOwner()
            owner.reportingOwnerId = ReportingOwnerId()
            owner.reportingOwnerId?.rptOwnerCik = cik
            owner.reportingOwnerId?.rptOwnerName = name
            owner.reportingOwnerAddress = ReportingOwnerAddress()
            owner.reportingOwnerAddress?.rptOwnerCity = "PORTLAND"
            left.reportingOwners.append(owner)
        }
        var right = left
        right.reportingOwners.remove(at: 1)
        #expect(left.differences(from: right).map(\.path) == ["/ownershipDocument/reportingOwner[2]"])
    }

    @Test("Very many rows are compared in time")
    func manyRows() {
        let left = Self.document(rows: 3000)
        var right = left
        right.nonDerivativeTable?.rows.remove(at: 1500)
        #expect(left.differences(from: right).count == 1)
        for index in right.nonDerivativeTable!.rows.indices {
            right.nonDerivativeTable?.rows[index].securityTitle = Noted("Preferred Stock")
        }
        #expect(left.differences(from: right).count >= 3000)
    }
}
