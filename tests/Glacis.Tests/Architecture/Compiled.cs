// What a compiled assembly uses: for each type the types and members that its signatures and method bodies name.
using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Glacis.Tests.Architecture;

/// <summary>One use: a type, or a member of a type; the assembly that it lies in, empty for the one that uses it.</summary>
readonly record struct Use(string Assembly, string Namespace, string Type, string Member);

/// <summary>A compiled type (nested ones, closures among them, count as their outermost) with everything that it names.</summary>
sealed record CompiledType(string Namespace, string Name, IReadOnlySet<Use> Uses);

static class Compiled
{
    internal static IReadOnlyList<CompiledType> Types(string assembly)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        using var portable = new PEReader(file);
        return new Reading(portable, portable.GetMetadataReader()).Types();
    }

    static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields().Where(static it => it.FieldType == typeof(OpCode)).Select(static it => (OpCode)it.GetValue(null)!).ToDictionary(static it => it.Value & 0xFFFF);

    sealed class Reading(PEReader portable, MetadataReader metadata) : ISignatureTypeProvider<int, int>
    {
        HashSet<Use> uses = [];

        internal IReadOnlyList<CompiledType> Types()
        {
            var all = new Dictionary<TypeDefinitionHandle, HashSet<Use>>();
            foreach (var handle in metadata.TypeDefinitions)
            {
                var outermost = Outermost(handle);
                if (!all.TryGetValue(outermost, out uses!)) all[outermost] = uses = [];
                Read(metadata.GetTypeDefinition(handle));
            }
            return [.. all.Select(it => new CompiledType(NamespaceOf(it.Key), metadata.GetString(metadata.GetTypeDefinition(it.Key).Name), it.Value)).Where(static it => it.Namespace.Length > 0)];
        }

        TypeDefinitionHandle Outermost(TypeDefinitionHandle handle)
        {
            while (metadata.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } around) handle = around;
            return handle;
        }

        string NamespaceOf(TypeDefinitionHandle handle) => metadata.GetString(metadata.GetTypeDefinition(Outermost(handle)).Namespace);

        void Read(TypeDefinition type)
        {
            Take(type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations()) Take(metadata.GetInterfaceImplementation(implemented).Interface);
            foreach (var field in type.GetFields()) metadata.GetFieldDefinition(field).DecodeSignature(this, 0);
            foreach (var parameter in type.GetGenericParameters()) ReadConstraints(parameter);
            foreach (var attribute in type.GetCustomAttributes()) Take(metadata.GetCustomAttribute(attribute).Constructor);
            foreach (var method in type.GetMethods()) Read(metadata.GetMethodDefinition(method));
        }

        void ReadConstraints(GenericParameterHandle parameter)
        {
            foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints()) Take(metadata.GetGenericParameterConstraint(constraint).Type);
        }

        void Read(MethodDefinition method)
        {
            method.DecodeSignature(this, 0);
            foreach (var parameter in method.GetGenericParameters()) ReadConstraints(parameter);
            foreach (var attribute in method.GetCustomAttributes()) Take(metadata.GetCustomAttribute(attribute).Constructor);
            if (method.RelativeVirtualAddress == 0) return;
            var body = portable.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil) metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, 0);
            foreach (var region in body.ExceptionRegions) Take(region.CatchType);
            ReadCode(body.GetILReader());
        }

        void ReadCode(BlobReader code)
        {
            while (code.RemainingBytes > 0)
            {
                int first = code.ReadByte();
                var operation = Codes[first == 0xFE ? 0xFE00 | code.ReadByte() : first];
                if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                    Take(MetadataTokens.EntityHandle(code.ReadInt32()));
                else Skip(ref code, operation.OperandType == OperandType.InlineSwitch ? 4 * code.ReadInt32() : SizeOf(operation.OperandType));
            }
        }

        static void Skip(ref BlobReader code, int bytes) => code.Offset += bytes;

        static int SizeOf(OperandType operand) => operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };

        // ---- what a token names ---------------------------------------------------------------------------------------------

        void Take(EntityHandle handle, string member = "")
        {
            if (handle.IsNil) return;
            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition: TakeDefinition((TypeDefinitionHandle)handle, member); break;
                case HandleKind.TypeReference: TakeReference((TypeReferenceHandle)handle, member); break;
                case HandleKind.TypeSpecification: TakeSpecification((TypeSpecificationHandle)handle, member); break;
                case HandleKind.FieldDefinition: Take(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()); break;
                case HandleKind.MethodDefinition: TakeMethod(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)); break;
                case HandleKind.MethodSpecification: TakeInstance(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)); break;
                case HandleKind.MemberReference: TakeMember(metadata.GetMemberReference((MemberReferenceHandle)handle)); break;
                default: break;
            }
        }

        void TakeDefinition(TypeDefinitionHandle handle, string member) =>
            uses.Add(new("", NamespaceOf(handle), metadata.GetString(metadata.GetTypeDefinition(handle).Name), member));

        void TakeReference(TypeReferenceHandle handle, string member)
        {
            var type = metadata.GetTypeReference(handle);
            var outermost = type;
            while (outermost.ResolutionScope.Kind == HandleKind.TypeReference) outermost = metadata.GetTypeReference((TypeReferenceHandle)outermost.ResolutionScope);
            var assembly = outermost.ResolutionScope.Kind == HandleKind.AssemblyReference
                ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)outermost.ResolutionScope).Name) : "";
            uses.Add(new(assembly, metadata.GetString(outermost.Namespace), metadata.GetString(type.Name), member));
        }

        // Of Fact<bool>.Peek the member belongs to Fact<T>; bool is used besides.
        void TakeSpecification(TypeSpecificationHandle handle, string member)
        {
            var blob = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
            if (blob.ReadByte() == 0x15 && blob.ReadByte() is 0x11 or 0x12) Take(blob.ReadTypeHandle(), member);
            metadata.GetTypeSpecification(handle).DecodeSignature(this, 0);
        }

        void TakeMethod(MethodDefinition method)
        {
            Take(method.GetDeclaringType(), metadata.GetString(method.Name));
            method.DecodeSignature(this, 0);
        }

        void TakeInstance(MethodSpecification method)
        {
            Take(method.Method);
            method.DecodeSignature(this, 0);
        }

        void TakeMember(MemberReference member)
        {
            Take(member.Parent, metadata.GetString(member.Name));
            if (member.GetKind() == MemberReferenceKind.Method) member.DecodeMethodSignature(this, 0);
            else member.DecodeFieldSignature(this, 0);
        }

        // ---- signatures: every type that one names is used -------------------------------------------------------------------

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Used(handle);

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Used(handle);

        public int GetTypeFromSpecification(MetadataReader reader, int genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Used(handle);

        int Used(EntityHandle handle)
        {
            Take(handle);
            return 0;
        }

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(int genericContext, int index) => 0;

        public int GetGenericTypeParameter(int genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;
    }
}
