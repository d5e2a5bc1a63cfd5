package io.reelgate.app.command;

import io.reelgate.app.boot.DemoCredentials;
import io.reelgate.app.boot.Started;
import io.reelgate.app.boot.Version;

/** What a person at the terminal sees when the gateway is up. */
final class StartReport {
    private StartReport() {}

    static void print(Started started) {
        System.out.println(text(started));
    }

    static String text(Started started) {
        StringBuilder text = new StringBuilder(
                """

                Reelgate %s is up after %.1f s.
                  API         %s
                  operations  %s/health/ready, /health/live, /metrics
                """.formatted(Version.text(), started.took().toMillis() / 1000.0, started.url(), started.opsUrl()));
        started.notes()
                .forEach(note -> text.append("  note        ").append(note).append('\n'));
        started.demo().ifPresent(demo -> text.append(demo(started, demo)));
        return text.append("\nStop it with Ctrl-C; the next start goes on where this one stopped.")
                .toString();
    }

    private static String demo(Started started, DemoCredentials demo) {
        return """
              demo key    %s
              callbacks   are signed with %s

            A first task:
              curl -s %s/api/v1/generateTask/ltx-2-19b -H 'Authorization: Bearer %s' \\
                -H 'Content-Type: application/json' -d '{"input":{"prompt":"a lighthouse at dusk"}}'
            and its state, with the taskId from the answer:
              curl -s '%s/api/v1/statusTask/ltx-2-19b?taskId=TASK_ID' -H 'Authorization: Bearer %s'
            """.formatted(demo.key(), demo.webhookSecret(), started.url(), demo.key(), started.url(), demo.key());
    }
}
