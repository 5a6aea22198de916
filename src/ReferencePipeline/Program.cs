Console.WriteLine("ReferencePipeline");
