namespace Balise.Detection.Names;

public sealed class PersonMemory
{
}
