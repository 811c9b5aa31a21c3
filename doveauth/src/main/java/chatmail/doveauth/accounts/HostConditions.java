// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the host is doing; what could not be found out is empty and refuses nothing.
 *
 * @param creationOff whether the operator has switched creation off
 * @param load average of a minute
 */
public record HostConditions(
        boolean creationOff, OptionalDouble load, OptionalLong availableMemoryBytes, OptionalLong freeDiskBytes) {}
