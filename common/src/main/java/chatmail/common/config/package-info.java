// SPDX-License-Identifier: Apache-2.0
/**
 * Reads {@code chatmail.ini} into one immutable value.
 *
 * <p>{@link chatmail.common.config.Option} is the table of everything that can be set. {@link
 * chatmail.common.config.IniFile} turns text into located values, {@link chatmail.common.config.ConfigReader} checks all
 * of them and reports every mistake at once, and {@link chatmail.common.config.ChatmailConfig} is what the daemons see.
 * Other tools share the file: an option nobody here knows gets a warning, a wrong value stops the start.
 */
@NullMarked
package chatmail.common.config;

import org.jspecify.annotations.NullMarked;
