// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
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
            name: "OwnershipXML", dependencies: ["CLibxml2", "OwnershipModel"], swiftSettings: strict),
        .target(name: "FormText", dependencies: ["OwnershipModel"], swiftSettings: strict),
        .target(
            name: "FormReader", dependencies: ["FormText", "OwnershipModel"], swiftSettings: strict),
        .target(
            name: "Section16",
            dependencies: ["FormReader", "FormText", "OwnershipModel", "OwnershipXML"],
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
        .target(
            name: "TestSupport", dependencies: ["OwnershipModel"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(
            name: "SchemaTests", dependencies: ["OwnershipModel", "OwnershipXML", "TestSupport"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
