/// A text value and where it stands.
struct Located {
    var value: String
    /// The stretches of the page's text that make it up, in order.
    var ranges: [Range<Int>]
    var how: How = .read
    /// Why, where it is not as it stands.
    var reasons: [Reason] = []

    /// From the first stretch to the end of the last.
    var span: Range<Int> { ranges[0].lowerBound..<ranges[ranges.count - 1].upperBound }
}
