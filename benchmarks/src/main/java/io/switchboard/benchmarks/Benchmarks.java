package io.switchboard.benchmarks;

import java.util.List;

/** The command line: the first word names the benchmark. */
public final class Benchmarks {

    private static final String HELP = """
            java -jar benchmarks.jar <benchmark> [options]

              webhook-to-stream   from a customer's text to the screens of the agents, through a running system

            java -jar benchmarks.jar <benchmark> --help tells its options.""";

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.getFirst().equals("--help")) {
            System.out.println(HELP);
        } else if (words.getFirst().equals("webhook-to-stream")) {
            System.exit(webhookToStream(words.subList(1, words.size())));
        } else {
            System.err.printf("There is no benchmark %s.%n%n%s%n", words.getFirst(), HELP);
            System.exit(2);
        }
    }

    private static int webhookToStream(List<String> words) throws Exception {
        if (words.contains("--help")) {
            System.out.println(Options.HELP);
            return 0;
        }
        try {
            return new WebhookToStream(Options.parse(words, System.getenv())).run();
        } catch (IllegalArgumentException | GatewayRefused e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }
}
