using Microsoft.AspNetCore.Components;

namespace Balise.Web.Shell;

/// <summary>
/// A component that reads while it starts. The parts of a page start together and share one connection, which answers one question at
/// a time: each waits for its turn. A part never waits for those it shows, so turns cannot lock each other.
/// </summary>
public abstract class LoadingComponent : ComponentBase
{
    [Inject]
    public PageTurn Turn { get; set; } = default!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        // Before any wait: the view is not valid after one.
        parameters.SetParameterProperties(this);
        using (await Turn.TakeAsync())
        {
            await base.SetParametersAsync(ParameterView.Empty);
        }
    }
}

/// <summary>Whose turn it is to read, among the parts of one page.</summary>
public sealed class PageTurn : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<IDisposable> TakeAsync()
    {
        await turn.WaitAsync();
        return new Taken(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
