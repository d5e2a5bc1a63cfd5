package io.reelgate.rig;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails the test during which an event loop was held up. Registered for all tests; what it hears is Vert.x's own checker,
 * which looks once a second for loops that were busy for 2 s with one thing: long enough for a crowded machine, and far
 * below what anything that really blocks comes to.
 */
public final class NeverBlocked implements AfterEachCallback {
    private static final String CHECKER = "io.vertx.core.impl.BlockedThreadChecker";
    private static final Pattern BLOCKED = Pattern.compile(".*has been blocked for.*");
    private static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();

    static {
        Logger checker = (Logger) LoggerFactory.getLogger(CHECKER);
        Ear ear = new Ear();
        ear.setContext(checker.getLoggerContext());
        ear.start();
        checker.addAppender(ear);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> heard = heard();
        if (!heard.isEmpty()) {
            throw new AssertionError("an event loop was blocked: " + heard);
        }
    }

    /** What the checker said in this JVM since the last question. */
    static List<String> heard() {
        List<String> heard = new ArrayList<>();
        for (String text = HEARD.poll(); text != null; text = HEARD.poll()) {
            heard.add(text);
        }
        return heard;
    }

    /** What the checker said in the output of another process. */
    static List<String> in(String output) {
        return BLOCKED.matcher(output).results().map(hit -> hit.group()).toList();
    }

    private static final class Ear extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            HEARD.add(event.getFormattedMessage());
        }
    }
}
