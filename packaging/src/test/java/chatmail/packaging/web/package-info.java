// SPDX-License-Identifier: Apache-2.0
/**
 * The web side of a relay, through a real nginx: {@link chatmail.packaging.web.NginxIT} asks as browsers, messengers and
 * other servers do.
 */
package chatmail.packaging.web;
