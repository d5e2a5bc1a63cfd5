package io.reelgate.upstream.google;

import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A service account of a test, with a key that is quickly made. */
public record SampleAccount(KeyPair keys, String tokenUri) {
    public static SampleAccount at(String tokenUri) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return new SampleAccount(generator.generateKeyPair(), tokenUri);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String json() {
        return json("robot@p-1.example.com");
    }

    private String json(String email) {
        String pem = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
        return new JsonObject()
                .put("type", "service_account")
                .put("project_id", "p-1")
                .put("private_key_id", "key-1")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n")
                .put("client_email", email)
                .put("token_uri", tokenUri)
                .encode();
    }

    public ServiceAccount account() {
        return ServiceAccount.parse(json());
    }

    /** Of another name. */
    public ServiceAccount account(String email) {
        return ServiceAccount.parse(json(email));
    }
}
