// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The files of `Schemas/`, which the program carries within itself.
let schemas = [
    "address-X0508", "document", "edgarSubmission", "form3-X0206", "form3-X0607", "form3", "form3A-X0206",
    "form3A-X0607",
    "form4-X0306", "form4-X0508", "form4-X0609", "form4", "form4A-X0306", "form4A-X0508", "form4A-X0609",
    "form5-X0306", "form5-X0508", "form5-X0609", "form5", "form5A-X0306", "form5A-X0508", "form5A-X0609",
    "places", "trading-plan-box", "transactions", "values", "version-X0306", "version-X0508",
    "version-X0609",
]

let package = Package(
    name: "form345",
    products: [
        .library(name: "Section16", targets: ["Section16"]),
        .executable(name: "form345", targets: ["form345"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0")
    ],
    targets: [
        .systemLibrary(
            name: "CLibxml2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .target(name: "OwnershipModel", swiftSettings: strict),
        .target(
            name: "OwnershipXML", dependencies: ["CLibxml2", "OwnershipModel"],
            resources: schemas.map { .embedInCode("../../Schemas/\($0).xsd") }, swiftSettings: strict),
        .target(name: "FilingRules", dependencies: ["OwnershipModel"], swiftSettings: strict),
        .target(name: "FormText", dependencies: ["OwnershipModel"], swiftSettings: strict),
        .target(
            name: "FormReader", dependencies: ["FormText", "OwnershipModel"], swiftSettings: strict),
        .target(name: "FormRenderer", dependencies: ["OwnershipModel"], swiftSettings: strict),
        .target(
            name: "Section16",
            dependencies: [
                "FilingRules", "FormReader", "FormRenderer", "FormText", "OwnershipModel", "OwnershipXML",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "form345",
            dependencies: [
                "Section16",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "OwnershipModelTests", dependencies: ["OwnershipModel"], swiftSettings: strict),
        .testTarget(
            name: "OwnershipXMLTests",
            dependencies: ["CLibxml2", "OwnershipModel", "OwnershipXML", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "FilingRulesTests", dependencies: ["Section16", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "FormRendererTests",
            dependencies: ["FormRenderer", "OwnershipModel", "OwnershipXML", "Section16", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "FormTextTests", dependencies: ["FormText", "OwnershipModel", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "FormReaderTests", dependencies: ["Damage", "Section16", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["form345", "TestSupport"], swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["OwnershipModel"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .target(
            name: "Damage", dependencies: ["Section16", "TestSupport"], path: "Tests/Damage",
            swiftSettings: strict),
        .executableTarget(
            name: "DamageTable", dependencies: ["Damage", "Section16"], path: "Tests/DamageTable",
            swiftSettings: strict),
        .testTarget(name: "DamageTests", dependencies: ["Damage", "Section16"], swiftSettings: strict),
        .testTarget(
            name: "SchemaTests", dependencies: ["OwnershipModel", "OwnershipXML", "TestSupport"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
