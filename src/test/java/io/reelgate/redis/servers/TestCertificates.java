package io.reelgate.redis.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority of its own with two certificates it signed, as PEM files: {@code server} for localhost and 127.0.0.1, and
 * {@code client}. Made by the keytool of the running Java.
 */
public final class TestCertificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final KeyStore store;

    private TestCertificates(Path folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Makes them in a folder that is there. */
    public static TestCertificates make(Path folder) {
        Path file = folder.resolve("all.p12");
        keytool(file, "ca", "-ext", "bc:c", "-ext", "ku:c=keyCertSign,cRLSign");
        keytool(file, "server", "-signer", "ca", "-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "eku=serverAuth");
        keytool(file, "client", "-signer", "ca", "-ext", "eku=clientAuth");
        TestCertificates certificates = new TestCertificates(folder, load(file));
        List.of("ca", "server", "client").forEach(certificates::write);
        return certificates;
    }

    private static void keytool(Path file, String name, String... own) {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(program, "-genkeypair", "-alias", name, "-dname", "CN=" + name));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-startdate", "-1d"));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(own));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore load(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String name) {
        try {
            Key key = store.getKey(name, password());
            Files.writeString(
                    certificate(name),
                    pem("CERTIFICATE", store.getCertificate(name).getEncoded()));
            Files.writeString(key(name), pem("PRIVATE KEY", key.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    private Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    private Path key(String name) {
        return folder.resolve(name + "-key.pem");
    }

    /** The authority's certificate. */
    public Path authority() {
        return certificate("ca");
    }

    public Path serverCertificate() {
        return certificate("server");
    }

    public Path serverKey() {
        return key("server");
    }

    public Path clientCertificate() {
        return certificate("client");
    }

    public Path clientKey() {
        return key("client");
    }

    /** What a client has: its own key, and the authority to trust. */
    KeyStore ofTheClient() {
        try {
            KeyStore client = KeyStore.getInstance("PKCS12");
            client.load(null, null);
            client.setCertificateEntry("ca", store.getCertificate("ca"));
            Key key = store.getKey("client", password());
            client.setKeyEntry("client", key, password(), store.getCertificateChain("client"));
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }
}
