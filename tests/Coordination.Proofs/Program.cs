System.Console.WriteLine("verdict: fail");
