import OwnershipModel
import TestSupport
import Testing

@Suite("Documents at random")
struct RandomDocumentCoverageTests {
    @Test("They have every element of their kind, and no other", arguments: DocumentKind.ofEachSchema)
    func everyElement(_ kind: DocumentKind) {
        var paths: Set<String> = []
        for seed in 0..<100 {
            paths.formUnion(
                RandomDocument.make(kind, seed: UInt64(seed)).fields.map { withoutPlaces($0.path) })
        }
        let leaves = MarkedDocument(withEveryElementOf: kind).marks.filter(\.children.isEmpty)
        #expect(paths.symmetricDifference(leaves.map(\.path)) == [])
    }

    /// `/a/b[2]/c[@id='F1']` as `/a/b/c`.
    private func withoutPlaces(_ path: String) -> String {
        path.split(separator: "/").map { "/" + $0.prefix { $0 != "[" } }.joined()
    }
}
