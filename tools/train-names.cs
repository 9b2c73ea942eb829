#:project names/Balise.NameTraining.csproj
// Trains the model of people's names embedded in the detection engine.
//   dotnet run tools/train-names.cs -- DATA_FOLDER OUT_FILE    trains on everything, writes OUT_FILE and OUT_FILE.md (its card)
//   dotnet run tools/train-names.cs -- DATA_FOLDER --dev       holds one document in ten back, writes nothing, prints scores
//   dotnet run tools/train-names.cs -- DATA_FOLDER --measure   scores and speed of the model in place
// NAMES_MISTAKES=winer_fr_test (or another pack) also prints, with --dev or --measure, what was missed or wrong in that pack.
// DATA_FOLDER holds train/winer_fr_train.jsonl.gz, and detection/*.jsonl.gz for the scores; it is not part of the repository.
return Balise.NameTraining.TrainingCommand.Run(args, Console.Out, Console.Error);
