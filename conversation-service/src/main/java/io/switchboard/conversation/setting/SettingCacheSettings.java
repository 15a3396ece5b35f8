package io.switchboard.conversation.setting;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the cache of tenants' settings.
 *
 * @param maxAge how old the values may be by which an instance acts
 */
@ConfigurationProperties("switchboard.tenant-settings")
public record SettingCacheSettings(Duration maxAge) {}
