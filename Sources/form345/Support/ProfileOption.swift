internal import ArgumentParser
internal import Section16

extension Profile {
    /// The profile that an option names.
    static func named(_ name: String) throws -> Profile {
        guard let profile = Profile(rawValue: name) else {
            throw ValidationError("a profile is 'record' or 'submission'.")
        }
        return profile
    }
}
