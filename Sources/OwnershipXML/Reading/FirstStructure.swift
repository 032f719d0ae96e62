internal import CLibxml2
internal import OwnershipModel

/// Puts a document of X0101, of 2003, into the structure that documents have had since.
///
/// X0101 has no tables: `nonDerivativeSecurity` and `derivativeSecurity` stand for transactions and holdings alike
/// below the root, the price is called `transactionValue`, and a holding of Form 3 has its amount where
/// transactions have theirs. Nothing is added that the document does not say.
struct FirstStructure {
    private let document: xmlDocPtr
    private let root: Node
    private(set) var findings: [Finding] = []

    /// Changes the tree, where it is such a document's.
    init(_ document: xmlDocPtr, root: Node) {
        self.document = document
        self.root = root
        let rows = children(of: root).filter { Self.table(of: $0) != nil }
        let isFirst = child("schemaVersion", of: root).map { $0.wholeText == "X0101" } ?? false
        guard isFirst || !rows.isEmpty else { return }
        liftBox()
        for row in rows { move(row) }
        if let version = child("schemaVersion", of: root), isFirst {
            let type = child("documentType", of: root)?.wholeText ?? ""
            xmlNodeSetContent(version, SchemaVersion.first(for: type))
        }
        findings.append(
            Finding(
                .firstStructure,
                "the document has the structure of X0101; its \(rows.count) rows were put into tables, transactionValue became transactionPricePerShare",
                path: root.path, place: root.place))
    }

    /// The table into which a row without one belongs.
    private static func table(of node: Node) -> StaticString? {
        if node.isElement(named: "nonDerivativeSecurity") { return "nonDerivativeTable" }
        return node.isElement(named: "derivativeSecurity") ? "derivativeTable" : nil
    }

    private func children(of node: Node) -> [Node] {
        var children: [Node] = []
        var child = node.firstChild
        while let current = child {
            if current.isElement { children.append(current) }
            child = current.next
        }
        return children
    }

    private func child(_ name: StaticString, of node: Node) -> Node? {
        children(of: node).first { $0.isElement(named: name) }
    }

    private func rename(_ node: Node, _ name: String) {
        xmlNodeSetName(node, name)
    }

    /// Some have the box "no securities" inside `documentType`: it goes behind the date of the report.
    private func liftBox() {
        guard let type = child("documentType", of: root), let box = child("noSecuritiesOwned", of: type)
        else {
            return
        }
        xmlUnlinkNode(box)
        xmlAddNextSibling(child("periodOfReport", of: root) ?? type, box)
    }

    private mutating func move(_ row: Node) {
        guard let name = Self.table(of: row) else { return }
        let amounts = child("transactionAmounts", of: row)
        let coding = child("transactionCoding", of: row)
        let isTransaction = child("transactionDate", of: row) != nil || coding != nil
        let kind = row.isElement(named: "nonDerivativeSecurity") ? "nonDerivative" : "derivative"
        rename(row, kind + (isTransaction ? "Transaction" : "Holding"))
        if let amounts {
            if let price = child("transactionValue", of: amounts) {
                rename(price, "transactionPricePerShare")
            }
            let shares = child("transactionShares", of: amounts)
            if !isTransaction, let shares, child("postTransactionAmounts", of: row) == nil {
                rename(amounts, "postTransactionAmounts")
                rename(shares, "sharesOwnedFollowingTransaction")
            }
        }
        let table = child(name, of: root) ?? newTable(name, before: row)
        xmlUnlinkNode(row)
        xmlAddChild(table, row)
    }

    private func newTable(_ name: StaticString, before row: Node) -> Node {
        let table = xmlNewDocNode(document, nil, name.utf8Start, nil)!
        xmlAddPrevSibling(row, table)
        return table
    }
}
