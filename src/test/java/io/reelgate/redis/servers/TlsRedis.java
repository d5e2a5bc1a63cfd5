package io.reelgate.redis.servers;

import io.reelgate.rig.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A server that speaks TLS only and knows one user. */
public final class TlsRedis implements AutoCloseable {
    public static final String USER = "gateway";
    public static final String PASSWORD = "of-the-gateway";

    /** One authority for all servers of a test run: making one takes longer than any test with it. */
    private static final TestCertificates AUTHORITY = TestCertificates.make(folder());

    private final TestCertificates certificates = AUTHORITY;
    private final ServerProcess server;

    private TlsRedis(boolean clientCertificate, String rules) {
        int port = Ports.free();
        Access access = new Access(Optional.of(USER), Optional.of(PASSWORD), sockets());
        this.server = ServerProcess.start(port, access, settings(port, clientCertificate, rules));
    }

    /** One that asks for no certificate of the client. */
    public static TlsRedis start() {
        return start(false);
    }

    /** One whose user may do anything. */
    public static TlsRedis start(boolean clientCertificate) {
        return start(clientCertificate, "~* &* +@all");
    }

    /**
     * One that holds its user to rules.
     *
     * @param clientCertificate whether the client must show one of the authority
     * @param rules what the one user may do, as Redis writes it in its list of users
     */
    public static TlsRedis start(boolean clientCertificate, String rules) {
        return new TlsRedis(clientCertificate, rules);
    }

    private List<String> settings(int port, boolean clientCertificate, String rules) {
        return List.of(
                "port 0",
                "tls-port " + port,
                "tls-cert-file " + certificates.serverCertificate(),
                "tls-key-file " + certificates.serverKey(),
                "tls-ca-cert-file " + certificates.authority(),
                "tls-auth-clients " + (clientCertificate ? "yes" : "no"),
                "user default off",
                "user " + USER + " on >" + PASSWORD + " " + rules);
    }

    private SSLSocketFactory sockets() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificates.ofTheClient());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificates.ofTheClient(), TestCertificates.password());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestCertificates certificates() {
        return certificates;
    }

    public ServerProcess server() {
        return server;
    }

    /** With user and password, by a name the certificate holds. */
    public String url() {
        return "rediss://" + USER + ":" + PASSWORD + "@localhost:" + server.port() + "/0";
    }

    @Override
    public void close() {
        server.close();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("reelgate-tls");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
