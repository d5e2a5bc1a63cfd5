package io.reelgate.upstream.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.VendorJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A service account, as the JSON file says that Google makes for one.
 *
 * @param email who it is
 * @param keyId which of its keys this one is; may be empty
 * @param project that it belongs to
 * @param tokenUri where its tokens are had
 */
public record ServiceAccount(String email, String keyId, PrivateKey key, Optional<String> project, URI tokenUri) {
    private static final String GOOGLES = "https://oauth2.googleapis.com/token";

    /**
     * Of the file that the cloud hands out.
     *
     * @throws IllegalArgumentException for what is no such file; its text shows nothing of it
     */
    public static ServiceAccount parse(String json) {
        JsonNode file = VendorJson.object(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("must be the JSON of a service account"));
        return new ServiceAccount(
                text(file, "client_email"),
                file.path("private_key_id").asText(""),
                key(text(file, "private_key")),
                Optional.of(file.path("project_id").asText("")).filter(project -> !project.isEmpty()),
                tokenUri(file.path("token_uri").asText(GOOGLES)));
    }

    private static String text(JsonNode file, String field) {
        String value = file.path(field).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("must be the JSON of a service account: " + field + " is missing");
        }
        return value;
    }

    private static PrivateKey key(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException("must be the JSON of a service account: private_key is no RSA key");
        }
    }

    private static URI tokenUri(String text) {
        URI uri = URI.create(text);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be the JSON of a service account: token_uri is no URL");
        }
        return uri;
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }
}
