package io.reelgate.app;

/**
 * The jar's main class, compiled for Java 8 so that an older Java can still say what is needed. Everything else is
 * reached by reflection, because loading it there would fail.
 */
public final class Launcher {
    private static final int NEEDED = 21;

    private Launcher() {}

    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (older(version)) {
            System.err.println("Reelgate needs Java " + NEEDED + " or later; this is Java " + version);
            System.exit(1);
        }
        Class.forName("io.reelgate.app.Main").getMethod("main", String[].class).invoke(null, new Object[] {arguments});
    }

    /** Up to 8 versions were written 1.8. */
    static boolean older(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < NEEDED;
    }
}
