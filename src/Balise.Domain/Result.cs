using System.Diagnostics.CodeAnalysis;

namespace Balise.Domain;

/// <summary>A value, or the <see cref="Domain.Error"/> a correct user met. Never both, never neither.</summary>
public readonly struct Result<T>
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>Nothing to say beyond "done".</summary>
public readonly record struct Done
{
    public static Done It => default;
}
