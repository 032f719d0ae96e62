import Foundation
import Section16
import TestSupport
import Testing

@Suite("Texts that were broken on their way")
struct BrokenTextTests {
    private static let files = Fixtures.forms.map(Fixtures.form) + [Fixtures.seed]

    @Test("Bytes lost, doubled, changed or cut off: it is converted or refused", arguments: files)
    func brokenBytes(file: URL) throws {
        let whole = Array(try Data(contentsOf: file))
        var random = SeededGenerator(seed: UInt64(whole.count))
        for _ in 0..<12 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...8, using: &random) { Self.damage(&bytes, &random) }
            do {
                _ = try Conversion(of: bytes)
            } catch is NotAnOwnershipForm {
            } catch is UnreadableText {
            }
        }
    }

    @Test("Lines lost, doubled or swapped", arguments: files)
    func brokenLines(file: URL) throws {
        let lines = Array(try Data(contentsOf: file)).split(separator: 0x0A, omittingEmptySubsequences: false)
        var random = SeededGenerator(seed: UInt64(lines.count))
        for _ in 0..<12 {
            var broken = lines
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = broken.indices.randomElement(using: &random)!
                switch Int.random(in: 0...2, using: &random) {
                case 0 where broken.count > 1: broken.remove(at: index)
                case 1: broken.insert(broken[index], at: index)
                default: broken.swapAt(index, broken.indices.randomElement(using: &random)!)
                }
            }
            do {
                _ = try Conversion(of: Array(broken.joined(separator: [0x0A])))
            } catch is NotAnOwnershipForm {
            } catch is UnreadableText {
            }
        }
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard let index = bytes.indices.randomElement(using: &random) else { return }
        let length = min(Int.random(in: 1...60, using: &random), bytes.count - index)
        switch Int.random(in: 0...6, using: &random) {
        case 0: bytes.removeSubrange(index..<index + length)
        case 1: bytes.insert(contentsOf: bytes[index..<index + length], at: index)
        case 2: bytes[index] = UInt8.random(in: 1...255, using: &random)
        case 3:
            bytes.insert(
                contentsOf: Array("\t|<>()$^\\\n&\r\u{C}[]⁽²½".utf8).shuffled(using: &random).prefix(4),
                at: index)
        case 4: bytes.insert(contentsOf: Array("99999999999999999999999".utf8), at: index)
        case 5: bytes.swapAt(index, bytes.indices.randomElement(using: &random)!)
        default: bytes.removeSubrange(index...)
        }
    }
}
