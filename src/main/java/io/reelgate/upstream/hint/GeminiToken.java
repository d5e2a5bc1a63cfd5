package io.reelgate.upstream.hint;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * Gemini's, where a request named the URL: a token signed by Google. It names no secret of ours and, as far as it is
 * documented, does not cover the body; so it proves that Google tells somebody of something, which is enough for a look.
 * Its audience is not checked, because the documents do not say what it is.
 */
public final class GeminiToken implements HintScheme {
    private static final int LONGEST = 8_192;

    private final KeySet keys;

    public GeminiToken(KeySet keys) {
        this.keys = keys;
    }

    @Override
    public Finding check(SignedPost post, Instant now) {
        Optional<Finding> untimely = post.header("webhook-timestamp").flatMap(time -> Freshness.fault(time, now));
        return untimely.orElseGet(() -> post.header("webhook-signature")
                .flatMap(GeminiToken::token)
                .map(token -> judge(token, now))
                .orElse(Finding.UNSIGNED));
    }

    private static Optional<SignedJWT> token(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(SignedJWT.parse(text));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** The algorithm is ours to choose, never the token's. */
    private Finding judge(SignedJWT token, Instant now) {
        String key = token.getHeader().getKeyID();
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm()) || key == null) {
            return Finding.FORGED;
        }
        return keys.rsa(key).map(known -> judge(token, known, now)).orElse(Finding.UNKNOWN_KEY);
    }

    private static Finding judge(SignedJWT token, RSAPublicKey key, Instant now) {
        try {
            boolean right = token.verify(new RSASSAVerifier(key));
            return right ? timely(token.getJWTClaimsSet(), now) : Finding.FORGED;
        } catch (JOSEException | ParseException e) {
            return Finding.FORGED;
        }
    }

    /** One that names no time of its own could be said again for ever. */
    private static Finding timely(JWTClaimsSet claims, Instant now) {
        Optional<Instant> issued = instant(claims.getIssueTime());
        Optional<Instant> expires = instant(claims.getExpirationTime());
        boolean fresh = issued.map(at -> Freshness.isFresh(at, now)).orElse(true);
        boolean valid =
                expires.map(at -> now.isBefore(at.plus(Freshness.TOLERANCE))).orElse(issued.isPresent());
        return fresh && valid ? Finding.GENUINE : Finding.STALE;
    }

    private static Optional<Instant> instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
