#!/bin/bash
# A whole Ceph with an S3 gateway on this machine alone, for tests: one monitor, one OSD in memory, one radosgw.
# Needs root and: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-common
# Nothing is kept, nothing listens outside 127.0.0.1, systemd has no part in it.
#
#   ceph_one.sh start DIR S3_PORT [MON_PORT]     MON_PORT and the one after it belong to the monitor (default 33300)
#   ceph_one.sh stop DIR                         ends what was started with DIR's configuration and removes DIR
#
# DIR is made anew (an absolute path on a disk, short enough for a socket's name). Two users exist afterwards:
#   owner   testkey  / testsecret123    may make users and give them policies (caps users, user-policy, roles)
#   other   testkey2 / testsecret456    may do nothing but own buckets
set -euo pipefail

stop() {
    local dir=$1 file pid
    # by the configuration that they were started with, not by pid files: one that was still starting has none
    for file in $(grep -slzxF -- "$dir/ceph.conf" /proc/[0-9]*/cmdline); do
        pid=${file#/proc/}
        # at once: nothing is kept, and whoever asks may be given only seconds to end
        kill -9 "${pid%/cmdline}" 2>/dev/null || continue
        for _ in $(seq 50); do grep -sqzxF -- "$dir/ceph.conf" "$file" || break; sleep 0.1; done
    done
    # only a folder that we made is removed
    [ -f "$dir/ceph.conf" ] && rm -rf -- "$dir"
    return 0
}

write_configuration() {
    cat >"$DIR/ceph.conf" <<CONF
[global]
fsid = $FSID
mon initial members = a
mon host = [v2:127.0.0.1:$MON/0,v1:127.0.0.1:$((MON + 1))/0]
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
ms bind ipv6 = false
# "none" hangs radosgw 16.2
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = true
keyring = $DIR/keyring
run dir = $DIR/run
admin socket = $DIR/run/\$name.asok
pid file = $DIR/run/\$name.pid
log file = $DIR/log/\$name.log
# one copy of everything, in few groups
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
mon data = $DIR/mon
# the monitor stops when a disk has less than 5 % free, which says nothing of a test
mon data avail crit = 1
osd data = $DIR/osd
osd objectstore = memstore
memstore device bytes = 8G
osd class load list = *
osd class default list = *
osd max object name len = 1024
[client.rgw]
rgw data = $DIR/rgw
rgw frontends = beast endpoint=127.0.0.1:$PORT
rgw dns name = localhost
rgw enable usage log = false
rgw override bucket index max shards = 1
rgw s3 auth use sts = true
rgw sts key = abcdefghijklmnop
CONF
}

start_monitor() {
    ceph-authtool --create-keyring "$DIR/keyring" --gen-key -n mon. --cap mon 'allow *'
    ceph-authtool "$DIR/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
    monmaptool --create --fsid "$FSID" --addv a "[v2:127.0.0.1:$MON,v1:127.0.0.1:$((MON + 1))]" "$DIR/monmap"
    ceph-mon "${C[@]}" --mkfs -i a --monmap "$DIR/monmap" --keyring "$DIR/keyring"
    ceph-mon "${C[@]}" -i a --setuser root --setgroup root
    timeout 150 ceph "${C[@]}" -s
}

start_osd() {
    local uuid; uuid=$(cat /proc/sys/kernel/random/uuid)
    ceph "${C[@]}" osd new "$uuid"
    ceph "${C[@]}" auth get-or-create osd.0 mon 'allow profile osd' osd 'allow *' mgr 'allow profile osd' >>"$DIR/keyring"
    ceph "${C[@]}" auth get-or-create client.rgw mon 'allow rw' osd 'allow rwx' mgr 'allow rw' >>"$DIR/keyring"
    ceph-osd "${C[@]}" -i 0 --mkfs --osd-uuid "$uuid"
    ceph-osd "${C[@]}" -i 0 --setuser root --setgroup root
    for _ in $(seq 900); do
        if ceph "${C[@]}" osd stat 2>/dev/null | grep -q '1 up'; then return; fi
        sleep 0.2
    done
    echo "the OSD did not come up" >&2
    return 1
}

start_gateway() {
    radosgw "${C[@]}" -n client.rgw --setuser root --setgroup root
    for _ in $(seq 1800); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then return; fi
        sleep 0.1
    done
    echo "the gateway does not answer" >&2
    return 1
}

make_users() {
    radosgw-admin "${C[@]}" user create --uid owner --display-name owner --access-key testkey --secret testsecret123 \
        --caps 'users=*;user-policy=*;roles=*'
    radosgw-admin "${C[@]}" user create --uid other --display-name other --access-key testkey2 --secret testsecret456
}

case "${1:-}" in
start)
    DIR=${2:?usage: ceph_one.sh start DIR S3_PORT [MON_PORT]} PORT=${3:?S3_PORT is missing} MON=${4:-33300}
    FSID=$(cat /proc/sys/kernel/random/uuid)
    C=(-c "$DIR/ceph.conf")
    export CEPH_CONF=$DIR/ceph.conf
    stop "$DIR"
    mkdir -p "$DIR"/{mon,osd,rgw,run,log}
    write_configuration
    for step in start_monitor start_osd start_gateway make_users; do
        "$step" >"$DIR/log/$step.out" 2>&1 || { echo "$step failed:" >&2; tail -20 "$DIR/log/$step.out" >&2; stop "$DIR"; exit 1; }
        echo "$step: done after $SECONDS s"
    done
    ;;
stop)
    stop "${2:?usage: ceph_one.sh stop DIR}"
    ;;
*)
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
