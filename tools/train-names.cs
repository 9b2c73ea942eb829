#:project names/Balise.NameTraining.csproj
// Trains the model of people's names embedded in the detection engine. From the root of the repository:
//   dotnet run -c Release tools/train-names.cs -- DATA_FOLDER OUT_FILE [TEXTS]    trains on everything, writes OUT_FILE and OUT_FILE.md (its card)
//   dotnet run -c Release tools/train-names.cs -- DATA_FOLDER --cross [TEXTS]     holds one file in five of the project's texts back in turn, writes nothing, prints scores
//   dotnet run -c Release tools/train-names.cs -- DATA_FOLDER --measure [TEXTS]   scores and speed of the model in place
// NAMES_MISTAKES=texts,dev,winer_fr_test (or other packs) also prints, with --cross or --measure, what was missed or wrong there.
// DATA_FOLDER holds train/winer_fr_train.jsonl.gz, and detection/*.jsonl.gz for the scores; it is not part of the repository. TEXTS is tools/texts.
return Balise.NameTraining.TrainingCommand.Run(args, Console.Out, Console.Error);
