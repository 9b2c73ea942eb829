#:project context/Balise.ContextTraining.csproj
// Trains the reader of context embedded in the detection engine: numbers, accounts and passwords that only their surroundings name.
//   dotnet run -c Release tools/train-context.cs -- TEXTS OUT_FILE     trains on everything, writes OUT_FILE and OUT_FILE.md (its card)
//   dotnet run -c Release tools/train-context.cs -- TEXTS --dev        holds one file in five of each folder back, prints scores
//   dotnet run -c Release tools/train-context.cs -- TEXTS --folds      the same for each fifth in turn: every text is judged by a model that has not seen it
//   dotnet run -c Release tools/train-context.cs -- TEXTS --measure    scores of the model in place on the texts given
// TEXTS is tools/texts, or any folder of folders of labelled texts. CONTEXT_MISTAKES=1 also prints what was missed or wrong.
return Balise.ContextTraining.TrainingCommand.Run(args, Console.Out, Console.Error);
