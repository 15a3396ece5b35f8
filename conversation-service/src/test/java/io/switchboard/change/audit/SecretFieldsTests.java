package io.switchboard.change.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFieldsTests {

    private static final Path API = Path.of("../docs/api");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authToken",
                "auth_token",
                "AuthToken",
                "primary_auth_token",
                "accessToken",
                "sealedPreviousAuthToken",
                "secondaryToken",
                "previousTokens",
                "password",
                "SIP_PASSWORD",
                "apiKey",
                "apiKeys",
                "apikey",
                "apiKeySecret",
                "clientSecret",
                "secret",
                "secrets",
                "signingKey",
                "keyset",
                "X-Twilio-Signature",
                "Authorization",
                "credentials"
            })
    void theNameOfASecretIsRecognised(String name) {
        assertThat(SecretFields.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keywords", "keepNumber", "monkey", "tokenRotatedAt", "previousAuthTokenUntil", "pinned"})
    void aNameThatOnlyResemblesOneIsNot(String name) {
        assertThat(SecretFields.isSecret(name)).isFalse();
    }

    @Test
    void noPropertyOfTheApiIsTakenForASecretExceptThoseOfAccountsAndBrowsers() throws IOException {
        var names = new TreeSet<String>();
        try (var documents = Files.list(API)) {
            documents
                    .filter(file -> file.toString().endsWith(".json"))
                    .map(JsonMapper.shared()::readTree)
                    .forEach(document -> document.findValues("properties")
                            .forEach(properties -> properties.propertyNames().forEach(names::add)));
        }

        assertThat(names).hasSizeGreaterThan(150).contains("voicePlan", "friendlyName", "accountSid");
        assertThat(names)
                .filteredOn(SecretFields::isSecret)
                .containsOnly("apiKey", "authToken", "keys", "publicKey", "secret");
    }

    @Test
    void secretsAreLeftOutAtAnyDepth() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("friendlyName", "Workshop");
        fields.put("authToken", "t");
        fields.put("account", Map.of("sid", "AC1", "auth_token", "t"));
        fields.put("endpoints", List.of(Map.of("url", "https://example.com", "secret", "s"), "text"));
        fields.put("assignee", null);

        var kept = new LinkedHashMap<String, Object>();
        kept.put("friendlyName", "Workshop");
        kept.put("account", Map.of("sid", "AC1"));
        kept.put("endpoints", List.of(Map.of("url", "https://example.com"), "text"));
        kept.put("assignee", null);
        assertThat(SecretFields.without(fields)).isEqualTo(kept);
    }
}
