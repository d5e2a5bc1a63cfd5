package io.reelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BarTest {
    private static TaskView task(String id, String state, long version) {
        return TaskView.of(
                Texts.read(ScriptedGateway.task(id, state, version).encode()).orElseThrow());
    }

    @Test
    void neverGrowsWiderThanTheTerminal() {
        assertThat(new Bar(20, false).running(task("task_0123456789", "processing", 2)))
                .hasSize(19);
    }

    @Test
    void coloursTheEndOnlyWhereColoursAreWanted() {
        assertThat(new Bar(80, true).ended(task("a", "failed", 2)))
                .isEqualTo("\u001b[31ma failed 5 s GENERATION_FAILED: no luck\u001b[0m");
        assertThat(new Bar(80, false).ended(task("a", "failed", 2)))
                .isEqualTo("a failed 5 s GENERATION_FAILED: no luck");
    }

    @Test
    void drawsSoManyBarsAndCountsTheOthers() {
        StringWriter out = new StringWriter();
        BarDisplay display = new BarDisplay(new PrintWriter(out), new Bar(80, false));
        for (int i = 0; i < 25; i++) {
            display.show(task("t" + i, "processing", 2));
        }
        display.refresh();
        assertThat(out.toString().lines()).hasSize(21).last().isEqualTo("and 5 more");
        out.getBuffer().setLength(0);
        display.show(task("t0", "success", 3));
        display.note("hello");
        display.refresh();
        assertThat(out.toString())
                .startsWith("\u001b[21A\r\u001b[Jt0 success 61 s http://files/t0/0.mp4\n" + "reelgate: hello\nt1 ");
        out.getBuffer().setLength(0);
        display.refresh();
        assertThat(out.toString()).isEmpty();
    }
}
