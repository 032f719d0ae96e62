@_exported public import FilingRules
@_exported public import FormReader
@_exported public import FormRenderer
@_exported public import FormText
@_exported public import OwnershipModel
@_exported public import OwnershipXML
